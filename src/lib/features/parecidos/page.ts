import type { Page } from '../../site/page';

export const page: Page = {
  id: 'parecidos',
  group: 'rama',
  under: 'planeador',
  layout: 'mapa',
  legend: () => import('./Legend.svelte')
};
