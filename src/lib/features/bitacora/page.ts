import type { Page } from '../../site/page';

export const page: Page = {
  id: 'bitacora',
  group: 'cabeza',
  layout: 'mapa',
  legend: () => import('./Legend.svelte')
};
