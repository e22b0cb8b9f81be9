import { page as tablero } from '../features/tablero/page';
import { page as distritos } from '../features/distritos/page';
import { page as sectores } from '../features/sectores/page';
import { page as directivas } from '../features/directivas/page';
import { page as metas } from '../features/metas/page';
import { page as planeador } from '../features/planeador/page';
import { page as bitacora } from '../features/bitacora/page';
import { page as datos } from '../features/datos/page';
import { page as ajustes } from '../features/ajustes/page';
import { page as fuentes } from '../features/fuentes/page';
import { page as zonas } from '../features/zonas/page';
import { page as patrones } from '../features/patrones/page';
import { page as parecidos } from '../features/parecidos/page';
import { page as ficha } from '../features/ficha/page';
import { page as oficiales } from '../features/oficiales/page';
import { page as renglones } from '../features/renglones/page';
import { page as revision } from '../features/revision/page';
import { page as inicio } from '../features/inicio/page';
import type { PageId } from '../text/es/shared/site';
import { type Page, pathOf } from './page';

/** Every page of the site, those of the header in its order. */
export const PAGES: readonly Page[] = [
  tablero,
  distritos,
  sectores,
  directivas,
  metas,
  planeador,
  bitacora,
  datos,
  ajustes,
  fuentes,
  zonas,
  patrones,
  parecidos,
  ficha,
  oficiales,
  renglones,
  revision,
  inicio
];

/** The page at an address under the base of the site; undefined where there is none. */
export const pageAt = (path: string): Page | undefined => PAGES.find(({ id }) => pathOf(id) === path);

/** The pages of the header. */
export const HEADER_PAGES = PAGES.filter(({ group }) => group === 'cabeza').map(({ id }) => id);

/** A page with those that are reached from it, in the order in which each of them offers the others. */
export const familyOf = (id: PageId): PageId[] => [
  id,
  ...PAGES.filter(({ under }) => under === id).map((page) => page.id)
];
