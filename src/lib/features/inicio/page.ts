import type { Page } from '../../site/page';

export const page: Page = {
  id: 'inicio',
  group: 'aparte',
  layout: 'hoja'
};
