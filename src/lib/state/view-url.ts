import { parseDay, toIso, type Day } from '../domain/day';
import { LIST_IDS, UNIVERSE_IDS, type ListId, type UniverseId } from '../domain/coverage';
import { MEASURE_IDS, type MeasureId } from '../domain/measure';
import { CLASS_METHODS, MAX_CLASSES, type ClassMethod } from '../scale/classify';
import { PALETTE_IDS, type PaletteId } from '../scale/palette';

/** Columns by which the table can be sorted. */
export const COLUMN_IDS = [
  'nombre',
  'entidad',
  'etapa',
  'celulas',
  'integrantes',
  'por10mil',
  'mujeres',
  'edad',
  'poblacion'
] as const;
/** One of them. */
export type ColumnId = (typeof COLUMN_IDS)[number];

/** Everything that a link reopens. */
export interface ViewState {
  medida: MeasureId;
  paleta: PaletteId;
  /** Null is the method that suits the measure. */
  metodo: ClassMethod | null;
  clases: number;
  cortes: number[];
  universo: UniverseId;
  /** Null is today. */
  fecha: Day | null;
  desde: Day | null;
  ent: string | null;
  /** Ids of stages; `ninguna` are the units without a cell. Empty is all. */
  etapas: string[];
  /** Names of sectors; `sin-sector` are cells without one. Empty is all. */
  sectores: string[];
  mun: string | null;
  lista: ListId | null;
  buscar: string;
  orden: { columna: ColumnId; desc: boolean } | null;
  tabla: 'municipios' | 'entidades';
  camara: { lon: number; lat: number; zoom: number } | null;
}

/** The view of an address that says nothing. */
export const DEFAULT_VIEW: ViewState = {
  medida: 'presencia',
  paleta: 'anil',
  metodo: null,
  clases: 5,
  cortes: [],
  universo: 'meta',
  fecha: null,
  desde: null,
  ent: null,
  etapas: [],
  sectores: [],
  mun: null,
  lista: null,
  buscar: '',
  orden: null,
  tabla: 'municipios',
  camara: null
};

const oneOf = <T extends string>(value: string | null, list: readonly T[], fallback: T): T =>
  list.includes(value as T) ? (value as T) : fallback;
const oneOrNull = <T extends string>(value: string | null, list: readonly T[]): T | null =>
  list.includes(value as T) ? (value as T) : null;
const matching = (value: string | null, pattern: RegExp) => (value && pattern.test(value) ? value : null);
const texts = (params: URLSearchParams, name: string) =>
  [...new Set(params.getAll(name))].filter((v) => v !== '');

function parseCamera(text: string | null): ViewState['camara'] {
  const [zoom, lat, lon] = (text ?? '').split('/').map(Number);
  const inside = zoom >= 2 && zoom <= 14 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return inside ? { lon, lat, zoom } : null;
}

/** The view of an address; what it does not say, or says wrong, is the default. */
export function parseView(params: URLSearchParams): ViewState {
  // Outside of these centuries a date in an address is a mistake.
  const day = (name: string) => parseDay(matching(params.get(name), /^(19|20)\d{2}-\d{2}-\d{2}$/) ?? '');
  const [columna, sense] = (params.get('orden') ?? '').split('.');
  const sorted = oneOrNull(columna, COLUMN_IDS);
  const classes = Math.trunc(Number(params.get('clases') ?? DEFAULT_VIEW.clases));
  return {
    medida: oneOf(params.get('medida'), MEASURE_IDS, DEFAULT_VIEW.medida),
    paleta: oneOf(params.get('paleta'), PALETTE_IDS, DEFAULT_VIEW.paleta),
    metodo: oneOrNull(params.get('metodo'), CLASS_METHODS),
    clases: classes >= 2 && classes <= MAX_CLASSES ? classes : DEFAULT_VIEW.clases,
    cortes: (params.get('cortes') ?? '')
      .split('_')
      .filter((v) => v !== '' && Number.isFinite(Number(v)))
      .map(Number)
      .slice(0, MAX_CLASSES - 1)
      .sort((a, b) => a - b),
    universo: oneOf(params.get('universo'), UNIVERSE_IDS, DEFAULT_VIEW.universo),
    fecha: day('fecha'),
    desde: day('desde'),
    ent: matching(params.get('ent'), /^(0[1-9]|[12]\d|3[0-2])$/),
    etapas: texts(params, 'etapa'),
    sectores: texts(params, 'sector'),
    mun: matching(params.get('mun'), /^\d{5}$/),
    lista: oneOrNull(params.get('lista'), LIST_IDS),
    buscar: params.get('buscar') ?? '',
    orden: sorted && { columna: sorted, desc: sense === 'desc' },
    tabla: oneOf(params.get('tabla'), ['municipios', 'entidades'] as const, DEFAULT_VIEW.tabla),
    camara: parseCamera(params.get('mapa'))
  };
}

/** The shortest address of a view: defaults are left out, the rest comes in a fixed order. */
export function formatView(view: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | number, fallback: string | number = '') => {
    if (value !== fallback) params.append(name, String(value));
  };
  put('medida', view.medida, DEFAULT_VIEW.medida);
  put('universo', view.universo, DEFAULT_VIEW.universo);
  if (view.fecha !== null) put('fecha', toIso(view.fecha));
  if (view.desde !== null) put('desde', toIso(view.desde));
  put('ent', view.ent ?? '');
  for (const stage of view.etapas) put('etapa', stage);
  for (const sector of view.sectores) put('sector', sector);
  put('metodo', view.metodo ?? '');
  put('clases', view.clases, DEFAULT_VIEW.clases);
  put('cortes', view.cortes.join('_'));
  put('paleta', view.paleta, DEFAULT_VIEW.paleta);
  put('mun', view.mun ?? '');
  put('lista', view.lista ?? '');
  put('tabla', view.tabla, DEFAULT_VIEW.tabla);
  if (view.orden) put('orden', `${view.orden.columna}${view.orden.desc ? '.desc' : ''}`);
  put('buscar', view.buscar);
  if (view.camara) {
    const { zoom, lat, lon } = view.camara;
    put('mapa', `${zoom.toFixed(2)}/${lat.toFixed(3)}/${lon.toFixed(3)}`);
  }
  return params;
}
