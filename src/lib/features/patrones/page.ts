import type { Page } from '../../site/page';

export const page: Page = {
  id: 'patrones',
  group: 'rama',
  under: 'planeador',
  layout: 'mapa',
  legend: () => import('./Legend.svelte')
};
