import type { Page } from '../../site/page';

export const page: Page = {
  id: 'ficha',
  group: 'rama',
  under: 'distritos',
  layout: 'ancha'
};
