import { LIST_IDS, UNIVERSE_IDS } from '../../domain/coverage';
import {
  isIndicator,
  isLoaded,
  MEASURE_IDS,
  type ChosenMeasure,
  type IndicatorMeasure,
  type LoadedMeasure,
  type MeasureId
} from '../../domain/measure';
import { AGE_BANDS, GENDERS } from '../../domain/member';
import { CLASS_METHODS, MAX_CLASSES } from '../../scale/classify';
import { PALETTE_IDS } from '../../scale/palette';
import {
  amountOrNone,
  choice,
  choiceOrNone,
  codes,
  day,
  fittingOrNone,
  flag,
  named,
  read,
  several,
  sorting,
  whole,
  words
} from './field';

/** Letters of a search that an address may carry: no name is longer. */
export const MOST_SEARCHED = 120;

/** Measures that the table shows in a column under another name: the stage, and people. */
type Renamed = 'presencia' | 'personas';
/** Columns by which the table can be sorted: of what is told of a municipality, a measure, or what a table brought. */
export type ColumnId =
  'nombre' | 'entidad' | 'etapa' | Exclude<ChosenMeasure, Renamed> | 'poblacion' | LoadedMeasure;
/** Those that are always there, in their order. */
export const COLUMN_IDS: readonly Exclude<ColumnId, LoadedMeasure>[] = [
  'nombre',
  'entidad',
  'etapa',
  ...MEASURE_IDS.filter((id) => id !== 'presencia' && id !== 'personas'),
  'poblacion'
];

/** How municipalities are laid out: as they are, all alike, or by their people. */
export const LAYOUT_IDS = ['mapa', 'iguales', 'personas'] as const;
/** One of them. */
export type LayoutId = (typeof LAYOUT_IDS)[number];

/** What the panel below the map shows. */
export const PANEL_IDS = ['municipios', 'entidades', 'ritmo', 'dispersion'] as const;
/** One of them. */
export type PanelId = (typeof PANEL_IDS)[number];

/** One of a list, or what a table brought. */
const listedOrLoaded =
  <T extends string>(list: readonly T[]) =>
  (text: string): T | LoadedMeasure | undefined =>
    isLoaded(text) ? text : list.find((one) => one === text);

const LOADED: LoadedMeasure = 'cifra:grado';
const MEASURES: readonly MeasureId[] = [...MEASURE_IDS, LOADED];

/** Limits of classes, ascending. */
const cuts = (text: string): number[] =>
  text
    .split('_')
    .filter((cut) => cut !== '' && Number.isFinite(Number(cut)))
    .map(Number)
    .slice(0, MAX_CLASSES - 1)
    .sort((a, b) => a - b);

type Range = [number, number, number, number];

function rangeOf(text: string): Range | undefined {
  const limits = text.split('_').map(Number);
  return limits.length === 4 && limits.every(Number.isFinite) ? (limits as Range) : undefined;
}

/** How the map and its table look, and what every page counts. */
export const tablero = {
  medida: read<MeasureId>('presencia', listedOrLoaded(MEASURE_IDS), MEASURES),
  /** A second measure, for the map of both; null is one measure alone. */
  cruce: read<MeasureId | null>(null, listedOrLoaded(MEASURE_IDS), MEASURES),
  vista: choice(LAYOUT_IDS, 'mapa'),
  universo: choice(UNIVERSE_IDS, 'meta'),
  /** Null is today. */
  fecha: day(),
  desde: day(),
  /** The date compared with; null is no comparison. */
  contra: day(),
  /** The date by which one wants to arrive. */
  llegar: day(),
  ent: fittingOrNone(/^(0[1-9]|[12]\d|3[0-2])$/, ['01', '32']),
  /** Ids of stages; `ninguna` are the units without a cell. Empty is all. */
  etapas: named('etapa', several(['activo', 'ninguna'])),
  /** Names of sectors; `sin-sector` are cells without one. Empty is all. */
  sectores: named('sector', several(['jóvenes', 'sin-sector'])),
  /** Codes of gender and of age band of the members counted. Empty is all. */
  generos: named('sexo', codes(GENDERS)),
  edades: named('grupo', codes(AGE_BANDS.length + 1)),
  /** Null is the method that suits the measure. */
  metodo: choiceOrNone(CLASS_METHODS),
  clases: whole(2, MAX_CLASSES, 5),
  cortes: read<number[]>([], cuts, [[], [-2, 0.5, 30]], (limits) => limits.join('_')),
  paleta: choice(PALETTE_IDS, 'anil'),
  mun: fittingOrNone(/^\d{5}$/, ['01001', '32058']),
  /** Only units this near, km, to one with an active cell; null is all. */
  cerca: amountOrNone(5_000),
  /** The indicator by which coverage is weighed; null is people. */
  peso: read<IndicatorMeasure | null>(null, (text) => (isIndicator(text) ? text : null), [
    LOADED as IndicatorMeasure
  ]),
  /** Whether the borders of the electoral units loaded are drawn. */
  limites: flag(true),
  lista: choiceOrNone(LIST_IDS),
  /** Codes of the classes of the map of two measures whose units are listed. Empty is all. */
  celdas: named('celda', codes(9)),
  /** A stretch of each measure, chosen on the scatter plot: `[from, to]` of the first, then of the second. */
  rango: read<Range | null>(null, rangeOf, [[0, 1, -2, 3.5]], (limits) => limits.join('_')),
  tabla: choice(PANEL_IDS, 'municipios'),
  orden: sorting<ColumnId>(listedOrLoaded(COLUMN_IDS), ['nombre', LOADED]),
  buscar: words(MOST_SEARCHED)
};

type Camera = { lon: number; lat: number; zoom: number };

function cameraOf(text: string): Camera | undefined {
  const [zoom, lat, lon] = text.split('/').map(Number);
  const inside = zoom >= 2 && zoom <= 14 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return inside ? { lon, lat, zoom } : undefined;
}

/** Where the map looks. */
export const camera = {
  camara: named(
    'mapa',
    read<Camera | null>(
      null,
      cameraOf,
      [{ lon: -102.5, lat: 23.25, zoom: 4.5 }],
      ({ zoom, lat, lon }) => `${zoom.toFixed(2)}/${lat.toFixed(3)}/${lon.toFixed(3)}`
    )
  )
};
