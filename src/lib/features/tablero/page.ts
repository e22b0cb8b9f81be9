import type { Page } from '../../site/page';

export const page: Page = {
  id: 'tablero',
  group: 'cabeza',
  layout: 'tablero',
  legend: () => import('./Legend.svelte'),
  card: { of: 'municipio', load: () => import('./UnitPanel.svelte') }
};
