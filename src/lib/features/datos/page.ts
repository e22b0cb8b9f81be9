import type { Page } from '../../site/page';

export const page: Page = {
  id: 'datos',
  group: 'cabeza',
  layout: 'hoja'
};
