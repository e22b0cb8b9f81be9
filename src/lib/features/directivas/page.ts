import type { Page } from '../../site/page';

export const page: Page = {
  id: 'directivas',
  group: 'cabeza',
  layout: 'mapa',
  legend: () => import('./Legend.svelte')
};
