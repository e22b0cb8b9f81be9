import type { Page } from '../../site/page';

export const page: Page = {
  id: 'metas',
  group: 'cabeza',
  layout: 'mapa',
  legend: () => import('./Legend.svelte')
};
