import type { Page } from '../../site/page';

export const page: Page = {
  id: 'oficiales',
  group: 'rama',
  under: 'datos',
  layout: 'hoja'
};
