import type { PageId } from '../text/site';

/** Address of each page under the base of the site. */
export const PATHS = {
  tablero: '/',
  distritos: '/distritos',
  sectores: '/sectores',
  directivas: '/directivas',
  metas: '/metas',
  planeador: '/planeador',
  zonas: '/zonas',
  patrones: '/patrones',
  parecidos: '/parecidos',
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
  if (id === 'zonas' || id === 'patrones' || id === 'parecidos') return 'planeador';
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
  'zonas',
  'patrones',
  'parecidos',
  'bitacora'
] as const satisfies PageId[];
/** One of them. */
export type MapPage = (typeof MAP_PAGES)[number];

/** The pages of the committees, in the order in which each of them offers the others. */
export const COMMITTEE_PAGES = ['planeador', 'zonas', 'patrones', 'parecidos'] as const satisfies PageId[];
