import type { Page } from '../../site/page';

export const page: Page = {
  id: 'ajustes',
  group: 'cabeza',
  layout: 'hoja'
};
