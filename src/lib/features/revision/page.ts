import type { Page } from '../../site/page';

export const page: Page = {
  id: 'revision',
  group: 'rama',
  under: 'datos',
  layout: 'hoja'
};
