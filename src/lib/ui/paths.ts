import type { PageId } from '../text/site';

/** Address of each page under the base of the site. */
export const PATHS = {
  tablero: '/',
  distritos: '/distritos',
  sectores: '/sectores',
  directivas: '/directivas',
  metas: '/metas',
  planeador: '/planeador',
  bitacora: '/bitacora',
  inicio: '/inicio',
  ficha: '/ficha',
  datos: '/datos',
  ajustes: '/ajustes',
  fuentes: '/fuentes',
  oficiales: '/oficiales',
  renglones: '/renglones',
  revision: '/revision'
} as const satisfies Record<PageId, string>;

/** The pages of the header; the others are reached from one of them. */
export const HEADER_PAGES = [
  'tablero',
  'distritos',
  'sectores',
  'directivas',
  'metas',
  'planeador',
  'bitacora',
  'datos',
  'ajustes',
  'fuentes'
] as const satisfies PageId[];
/** The page of the header from which a page is reached. */
export const headerPageOf = (id: PageId | null): PageId | null => {
  if (id === 'ficha') return 'distritos';
  return id === 'oficiales' || id === 'renglones' || id === 'revision' ? 'datos' : id;
};

/** The pages that put something on the map, and so have its tools and a legend. */
export const MAP_PAGES = [
  'tablero',
  'distritos',
  'sectores',
  'directivas',
  'metas',
  'planeador',
  'bitacora'
] as const satisfies PageId[];
/** One of them. */
export type MapPage = (typeof MAP_PAGES)[number];
