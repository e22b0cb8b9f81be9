import type { ViewState } from '../session/address/view-state';
import type { Role } from '../session/address/inicio';
import { ROLE_WORDS } from '../text/es/shared/roles';
import type { PageId } from '../text/es/shared/site';
import { pathOf } from './page';

/** A question with the page and the view that answer it. */
export interface RoleLink {
  question: string;
  path: string;
  view: Partial<ViewState>;
}

const link = (question: string, page: PageId, view: Partial<ViewState> = {}): RoleLink => ({
  question,
  path: pathOf(page),
  view
});
const { coordinacion, electoral, estatal, sectores } = ROLE_WORDS.questions;

/** The questions of each role, the one it lands on first. */
export const ROLE_LINKS: Record<Role, readonly RoleLink[]> = {
  coordinacion: [
    link(coordinacion.cobertura, 'tablero', { tabla: 'municipios', lista: null }),
    link(coordinacion.ritmo, 'tablero', { tabla: 'ritmo' }),
    link(coordinacion.entidades, 'tablero', { tabla: 'entidades' }),
    link(coordinacion.metas, 'metas'),
    link(coordinacion.patron, 'patrones')
  ],
  electoral: [
    link(electoral.distritos, 'distritos', { apartado: 'cobertura' }),
    link(electoral.cuadrante, 'distritos', { apartado: 'cuadrante' }),
    link(electoral.resultados, 'distritos', { apartado: 'resultados' }),
    link(electoral.catastro, 'distritos', { apartado: 'catastro' })
  ],
  estatal: [
    link(estatal.entidad, 'tablero', { lista: 'faltan', tabla: 'municipios' }),
    link(estatal.plan, 'planeador'),
    link(estatal.zonas, 'zonas'),
    link(estatal.directivas, 'directivas', { pestana: 'directivas' }),
    link(estatal.metas, 'metas'),
    link(estatal.acuerdos, 'bitacora', { libro: 'acuerdos', situacion: 'vencido' }),
    link(estatal.mujeres, 'directivas', { pestana: 'mujeres' })
  ],
  sectores: [
    link(sectores.matriz, 'sectores', { parte: 'matriz' }),
    link(sectores.huecos, 'sectores', { parte: 'alcance', huecos: true }),
    link(sectores.alianzas, 'sectores', { parte: 'alianzas' }),
    link(sectores.comparar, 'sectores', { parte: 'comparar' }),
    link(sectores.experiencias, 'bitacora', { libro: 'experiencias', situacion: '' })
  ]
};
