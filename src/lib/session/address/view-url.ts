import { parseDay, toIso, type Day } from '../../domain/day';
import { LIST_IDS, UNIVERSE_IDS, type ListId, type UniverseId } from '../../domain/coverage';
import {
  isIndicator,
  isLoaded,
  MEASURE_IDS,
  type IndicatorMeasure,
  type LoadedMeasure,
  type MeasureId
} from '../../domain/measure';
import { AGE_BANDS, GENDERS } from '../../domain/member';
import { CLASS_METHODS, MAX_CLASSES, type ClassMethod } from '../../scale/classify';
import { PALETTE_IDS, type PaletteId } from '../../scale/palette';
import { DEFAULT_COMMITTEE, parseCommittee, putCommittee, type CommitteeView } from './view-committee';
import { DEFAULT_DISTRICTS, parseDistricts, putDistricts, type DistrictView } from './view-districts';
import { DEFAULT_NETWORK, parseNetwork, putNetwork, type NetworkView } from './view-network';
import { matching, oneOf, oneOrNull, type Put } from './view-params';
import { DEFAULT_PLAN, parsePlan, putPlan, type PlanView } from './view-plan';

/** Letters of a search that an address may carry: no name is longer. */
export const MOST_SEARCHED = 120;

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
  'afiliados',
  'afiliados10mil',
  'afiliadas',
  'distancia',
  'poblacion'
] as const;
/** One of them, or an indicator. */
export type ColumnId = (typeof COLUMN_IDS)[number] | LoadedMeasure;

/** How municipalities are laid out: as they are, all alike, or by their people. */
export const LAYOUT_IDS = ['mapa', 'iguales', 'personas'] as const;
/** One of them. */
export type LayoutId = (typeof LAYOUT_IDS)[number];

/** What the panel below the map shows. */
export const PANEL_IDS = ['municipios', 'entidades', 'ritmo', 'dispersion'] as const;
/** One of them. */
export type PanelId = (typeof PANEL_IDS)[number];

/** Everything that a link reopens. */
export interface ViewState extends DistrictView, NetworkView, PlanView, CommitteeView {
  medida: MeasureId;
  /** A second measure, for the map of both; null is one measure alone. */
  cruce: MeasureId | null;
  vista: LayoutId;
  paleta: PaletteId;
  /** Null is the method that suits the measure. */
  metodo: ClassMethod | null;
  clases: number;
  cortes: number[];
  universo: UniverseId;
  /** Null is today. */
  fecha: Day | null;
  desde: Day | null;
  /** The date compared with; null is no comparison. */
  contra: Day | null;
  /** The date by which one wants to arrive. */
  llegar: Day | null;
  /** Codes of gender and of age band of the members counted. Empty is all. */
  generos: number[];
  edades: number[];
  ent: string | null;
  /** Ids of stages; `ninguna` are the units without a cell. Empty is all. */
  etapas: string[];
  /** Names of sectors; `sin-sector` are cells without one. Empty is all. */
  sectores: string[];
  mun: string | null;
  /** Only units this near, km, to one with an active cell; null is all. */
  cerca: number | null;
  /** Whether the borders of the electoral units loaded are drawn. */
  limites: boolean;
  /** The indicator by which coverage is weighed; null is people. */
  peso: IndicatorMeasure | null;
  lista: ListId | null;
  /** Codes of the classes of the map of two measures whose units are listed. Empty is all. */
  celdas: number[];
  /** A stretch of each measure, chosen on the scatter plot: `[from, to]` of the first, then of the second. */
  rango: [number, number, number, number] | null;
  buscar: string;
  orden: { columna: ColumnId; desc: boolean } | null;
  tabla: PanelId;
  camara: { lon: number; lat: number; zoom: number } | null;
}

/** The view of an address that says nothing. */
export const DEFAULT_VIEW: ViewState = {
  medida: 'presencia',
  cruce: null,
  vista: 'mapa',
  paleta: 'anil',
  metodo: null,
  clases: 5,
  cortes: [],
  universo: 'meta',
  fecha: null,
  desde: null,
  contra: null,
  llegar: null,
  generos: [],
  edades: [],
  ent: null,
  etapas: [],
  sectores: [],
  mun: null,
  cerca: null,
  peso: null,
  limites: true,
  lista: null,
  celdas: [],
  rango: null,
  buscar: '',
  orden: null,
  tabla: 'municipios',
  camara: null,
  ...DEFAULT_DISTRICTS,
  ...DEFAULT_NETWORK,
  ...DEFAULT_PLAN,
  ...DEFAULT_COMMITTEE
};

const texts = (params: URLSearchParams, name: string) =>
  [...new Set(params.getAll(name))].filter((v) => v !== '');

const codes = (params: URLSearchParams, name: string, count: number) =>
  [...new Set(texts(params, name).map(Number))].filter((c) => Number.isInteger(c) && c >= 0 && c < count);

function parseRange(text: string | null): ViewState['rango'] {
  const limits = (text ?? '').split('_').map(Number);
  return limits.length === 4 && limits.every(Number.isFinite) ? (limits as ViewState['rango']) : null;
}

function parseCamera(text: string | null): ViewState['camara'] {
  const [zoom, lat, lon] = (text ?? '').split('/').map(Number);
  const inside = zoom >= 2 && zoom <= 14 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return inside ? { lon, lat, zoom } : null;
}

/** One of a list, or what a table brought. */
const listedOrLoaded = <T extends string>(
  value: string | null,
  list: readonly T[]
): T | LoadedMeasure | null => (value !== null && isLoaded(value) ? value : oneOrNull(value, list));

function parseReach(text: string | null): number | null {
  const km = text === null || text === '' ? NaN : Number(text);
  return km >= 0 && km <= 5_000 ? km : null;
}

/** The view of an address; what it does not say, or says wrong, is the default. */
export function parseView(params: URLSearchParams): ViewState {
  // Outside of these centuries a date in an address is a mistake.
  const day = (name: string) => parseDay(matching(params.get(name), /^(19|20)\d{2}-\d{2}-\d{2}$/) ?? '');
  const [columna, sense] = (params.get('orden') ?? '').split('.');
  const sorted = listedOrLoaded(columna, COLUMN_IDS);
  const weight = params.get('peso') ?? '';
  const classes = Math.trunc(Number(params.get('clases') ?? DEFAULT_VIEW.clases));
  return {
    medida: listedOrLoaded(params.get('medida'), MEASURE_IDS) ?? DEFAULT_VIEW.medida,
    cruce: listedOrLoaded(params.get('cruce'), MEASURE_IDS),
    vista: oneOf(params.get('vista'), LAYOUT_IDS, DEFAULT_VIEW.vista),
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
    contra: day('contra'),
    llegar: day('llegar'),
    generos: codes(params, 'sexo', GENDERS),
    edades: codes(params, 'grupo', AGE_BANDS.length + 1),
    ent: matching(params.get('ent'), /^(0[1-9]|[12]\d|3[0-2])$/),
    etapas: texts(params, 'etapa'),
    sectores: texts(params, 'sector'),
    mun: matching(params.get('mun'), /^\d{5}$/),
    cerca: parseReach(params.get('cerca')),
    peso: isIndicator(weight) ? weight : null,
    limites: params.get('limites') !== 'no',
    lista: oneOrNull(params.get('lista'), LIST_IDS),
    celdas: codes(params, 'celda', 9),
    rango: parseRange(params.get('rango')),
    buscar: (params.get('buscar') ?? '').slice(0, MOST_SEARCHED),
    orden: sorted && { columna: sorted, desc: sense === 'desc' },
    tabla: oneOf(params.get('tabla'), PANEL_IDS, DEFAULT_VIEW.tabla),
    camara: parseCamera(params.get('mapa')),
    ...parseDistricts(params),
    ...parseNetwork(params),
    ...parsePlan(params),
    ...parseCommittee(params)
  };
}

/** The shortest address of a view: defaults are left out, the rest comes in a fixed order. */
export function formatView(view: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  const put: Put = (name, value, fallback = '') => {
    if (value !== fallback) params.append(name, String(value));
  };
  put('medida', view.medida, DEFAULT_VIEW.medida);
  put('cruce', view.cruce ?? '');
  put('vista', view.vista, DEFAULT_VIEW.vista);
  put('universo', view.universo, DEFAULT_VIEW.universo);
  if (view.fecha !== null) put('fecha', toIso(view.fecha));
  if (view.desde !== null) put('desde', toIso(view.desde));
  if (view.contra !== null) put('contra', toIso(view.contra));
  if (view.llegar !== null) put('llegar', toIso(view.llegar));
  put('ent', view.ent ?? '');
  for (const stage of view.etapas) put('etapa', stage);
  for (const sector of view.sectores) put('sector', sector);
  for (const gender of view.generos) put('sexo', gender);
  for (const band of view.edades) put('grupo', band);
  put('metodo', view.metodo ?? '');
  put('clases', view.clases, DEFAULT_VIEW.clases);
  put('cortes', view.cortes.join('_'));
  put('paleta', view.paleta, DEFAULT_VIEW.paleta);
  put('mun', view.mun ?? '');
  put('cerca', view.cerca ?? '');
  put('peso', view.peso ?? '');
  put('limites', view.limites ? '' : 'no');
  put('lista', view.lista ?? '');
  for (const code of view.celdas) put('celda', code);
  put('rango', view.rango?.join('_') ?? '');
  put('tabla', view.tabla, DEFAULT_VIEW.tabla);
  if (view.orden) put('orden', `${view.orden.columna}${view.orden.desc ? '.desc' : ''}`);
  put('buscar', view.buscar);
  putDistricts(view, put);
  putNetwork(view, put);
  putPlan(view, put);
  putCommittee(view, put);
  if (view.camara) {
    const { zoom, lat, lon } = view.camara;
    put('mapa', `${zoom.toFixed(2)}/${lat.toFixed(3)}/${lon.toFixed(3)}`);
  }
  return params;
}
