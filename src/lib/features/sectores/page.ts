import type { Page } from '../../site/page';

export const page: Page = {
  id: 'sectores',
  group: 'cabeza',
  layout: 'mitad',
  legend: () => import('./Legend.svelte')
};
