import type { PageId } from '../text/site';

/** Address of each page under the base of the site. */
export const PATHS = {
  tablero: '/',
  datos: '/datos',
  ajustes: '/ajustes',
  fuentes: '/fuentes'
} as const satisfies Record<PageId, string>;
