import { DISTRICT_LEVELS, WEIGHT_BASES } from '../../domain/district';
import { COALITION_HANDLINGS } from '../../domain/votes';
import { choice, fitting, fittingOrNone, named, sorting, whole, words } from './field';

/** The parts of the page of districts. */
export const DISTRICT_TABS = ['cobertura', 'cuadrante', 'resultados', 'catastro'] as const;
/** One of them. */
export type DistrictTab = (typeof DISTRICT_TABS)[number];

/** Columns by which the table of districts can be sorted. */
export const DISTRICT_COLUMNS = [
  'distrito',
  'cobertura',
  'municipios',
  'celulas',
  'integrantes',
  'ganador',
  'margen',
  'participacion',
  'partidos',
  'cambio'
] as const;
/** One of them. */
export type DistrictColumn = (typeof DISTRICT_COLUMNS)[number];

/** What the map of results shows. */
export const RESULT_MEASURES = ['ganador', 'margen', 'participacion', 'partidos', 'cambio'] as const;
/** One of them. */
export type ResultMeasure = (typeof RESULT_MEASURES)[number];

/** By what results are listed: the unit of the level, municipalities, or the secciones of a state. */
export const RESULT_UNITS = ['distrito', 'municipio', 'seccion'] as const;
/** One of them. */
export type ResultUnit = (typeof RESULT_UNITS)[number];

/** How the pages of districts look at elections. */
export const distritos = {
  apartado: choice(DISTRICT_TABS, 'cobertura'),
  nivel: choice(DISTRICT_LEVELS, 'federal'),
  base: choice(WEIGHT_BASES, 'secciones'),
  /** Key of the selected district. */
  dis: fittingOrNone(/^\d{1,4}$/, ['901', '2']),
  /** Coverage wanted, 0–100. */
  umbral: whole(1, 100, 50),
  /** Ids of the election on screen and of the one compared with; empty is the latest, and none. */
  eleccion: words(),
  antes: words(),
  coaliciones: choice(COALITION_HANDLINGS, 'separadas'),
  /** By what results are listed: the unit of the level, or a smaller one. */
  por: choice(RESULT_UNITS, 'distrito'),
  dato: choice(RESULT_MEASURES, 'ganador'),
  /** Id of the make-up of the circunscripciones; empty is the one in force. */
  conformacion: fitting(/^\d{4}$/, ['2017']),
  /** A check older than this many months is stale. */
  meses: whole(1, 120, 6),
  ordenDistritos: named(
    'ordend',
    sorting((text) => DISTRICT_COLUMNS.find((one) => one === text), DISTRICT_COLUMNS)
  )
};
