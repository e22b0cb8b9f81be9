import { DISTRICT_LEVELS, WEIGHT_BASES, type DistrictLevel, type WeightBase } from '../../domain/district';
import { COALITION_HANDLINGS, type CoalitionHandling } from '../../domain/votes';
import { matching, oneOf, oneOrNull, type Put } from './view-params';

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

/** How the page of districts looks at elections. */
export interface DistrictView {
  apartado: DistrictTab;
  nivel: DistrictLevel;
  base: WeightBase;
  /** Key of the selected district. */
  dis: string | null;
  /** Coverage wanted, 0–100. */
  umbral: number;
  /** Ids of the election on screen and of the one compared with; empty is the latest, and none. */
  eleccion: string;
  antes: string;
  coaliciones: CoalitionHandling;
  /** By what results are listed: the unit of the level, or a smaller one. */
  por: ResultUnit;
  dato: ResultMeasure;
  /** Id of the make-up of the circunscripciones; empty is the one in force. */
  conformacion: string;
  /** A check older than this many months is stale. */
  meses: number;
  ordenDistritos: { columna: DistrictColumn; desc: boolean } | null;
}

/** The page of districts of an address that says nothing of it. */
export const DEFAULT_DISTRICTS: DistrictView = {
  apartado: 'cobertura',
  nivel: 'federal',
  base: 'secciones',
  dis: null,
  umbral: 50,
  eleccion: '',
  antes: '',
  coaliciones: 'separadas',
  por: 'distrito',
  dato: 'ganador',
  conformacion: '',
  meses: 6,
  ordenDistritos: null
};

/** What an address says of the page of districts. */
export function parseDistricts(params: URLSearchParams): DistrictView {
  const within = (name: string, least: number, most: number, fallback: number) => {
    const value = Math.trunc(Number(params.get(name) ?? fallback));
    return value >= least && value <= most ? value : fallback;
  };
  const [columna, sense] = (params.get('ordend') ?? '').split('.');
  const sorted = oneOrNull(columna, DISTRICT_COLUMNS);
  return {
    apartado: oneOf(params.get('apartado'), DISTRICT_TABS, DEFAULT_DISTRICTS.apartado),
    nivel: oneOf(params.get('nivel'), DISTRICT_LEVELS, DEFAULT_DISTRICTS.nivel),
    base: oneOf(params.get('base'), WEIGHT_BASES, DEFAULT_DISTRICTS.base),
    dis: matching(params.get('dis'), /^\d{1,4}$/),
    umbral: within('umbral', 1, 100, DEFAULT_DISTRICTS.umbral),
    eleccion: params.get('eleccion') ?? '',
    antes: params.get('antes') ?? '',
    coaliciones: oneOf(params.get('coaliciones'), COALITION_HANDLINGS, DEFAULT_DISTRICTS.coaliciones),
    por: oneOf(params.get('por'), RESULT_UNITS, DEFAULT_DISTRICTS.por),
    dato: oneOf(params.get('dato'), RESULT_MEASURES, DEFAULT_DISTRICTS.dato),
    conformacion: matching(params.get('conformacion'), /^\d{4}$/) ?? '',
    meses: within('meses', 1, 120, DEFAULT_DISTRICTS.meses),
    ordenDistritos: sorted && { columna: sorted, desc: sense === 'desc' }
  };
}

/** Writes how the page of districts looks. */
export function putDistricts(view: DistrictView, put: Put): void {
  put('apartado', view.apartado, DEFAULT_DISTRICTS.apartado);
  put('nivel', view.nivel, DEFAULT_DISTRICTS.nivel);
  put('base', view.base, DEFAULT_DISTRICTS.base);
  put('dis', view.dis ?? '');
  put('umbral', view.umbral, DEFAULT_DISTRICTS.umbral);
  put('eleccion', view.eleccion);
  put('antes', view.antes);
  put('coaliciones', view.coaliciones, DEFAULT_DISTRICTS.coaliciones);
  put('por', view.por, DEFAULT_DISTRICTS.por);
  put('dato', view.dato, DEFAULT_DISTRICTS.dato);
  put('conformacion', view.conformacion);
  put('meses', view.meses, DEFAULT_DISTRICTS.meses);
  if (view.ordenDistritos)
    put('ordend', `${view.ordenDistritos.columna}${view.ordenDistritos.desc ? '.desc' : ''}`);
}
