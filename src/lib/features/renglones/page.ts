import type { Page } from '../../site/page';

export const page: Page = {
  id: 'renglones',
  group: 'rama',
  under: 'datos',
  layout: 'ancha'
};
