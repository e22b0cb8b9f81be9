import type { Page } from '../../site/page';

export const page: Page = {
  id: 'fuentes',
  group: 'cabeza',
  layout: 'hoja'
};
