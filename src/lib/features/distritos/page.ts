import type { Page } from '../../site/page';

export const page: Page = {
  id: 'distritos',
  group: 'cabeza',
  layout: 'mapa',
  legend: () => import('./Legend.svelte'),
  card: { of: 'distrito', load: () => import('./DistrictPanel.svelte') }
};
