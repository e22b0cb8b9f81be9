import { foldName } from '../../domain/catalog';
import type { ColumnContract } from '../../domain/contract';
import { isIdentifyingHeader } from '../../domain/privacy';
import { PLACE_COLUMNS } from './headers';

/** Columns of a table of votes that are no option. */
export const VOTE_COLUMNS: readonly ColumnContract[] = [
  ...PLACE_COLUMNS,
  {
    nombre: 'total',
    sinonimos: [
      'tot',
      'total votos',
      'total de votos',
      'votos totales',
      'votacion total',
      'votacion total emitida',
      'total votos calculados',
      'total votos calculado',
      'votacion',
      'votos'
    ]
  },
  // A total without the votes for nobody: it stands for the total where there is no other.
  {
    nombre: 'efectivos',
    sinonimos: [
      'efec',
      'votos efectivos',
      'votos validos',
      'num votos validos',
      'numero votos validos',
      'total votos validos',
      'validos',
      'votacion valida'
    ]
  },
  {
    nombre: 'lista_nominal',
    sinonimos: ['lisnom', 'lista', 'nominal', 'ln', 'lista nominal casilla', 'lista nominal de electores']
  },
  {
    nombre: 'casilla',
    sinonimos: ['tipo casilla', 'id casilla', 'clave casilla', 'num casilla']
  },
  {
    nombre: 'anulada',
    sinonimos: ['tepjf', 'anulado', 'anuladas', 'casilla anulada', 'nulidad', 'estatus acta', 'anulacion']
  },
  { nombre: 'anio', sinonimos: ['ano', 'year', 'proceso'] },
  { nombre: 'cargo', sinonimos: ['eleccion', 'tipo eleccion', 'tipo de eleccion', 'puesto'] }
];

/** Folded headers of columns of numbers that are no votes, after words such as "total" or "número". */
const OTHER = new RegExp(
  '^(?:(?:num|numero|no|total|suma) )*(?:' +
    [
      'ord|orden|id|id .*|tipo.*|grupo.*|num|no|n secciones|secciones|circunscripcion|cabecera.*|clave.*|cve.*',
      'ext contigua|extension.*|casillas?.*|actas?.*|mecanismos.*|contabilizada.*|digitalizacion.*|ruta.*|sha',
      'boletas.*|sobrantes.*|personas.*|representantes.*|ciudadanos.*|votaron.*',
      'votos (?:sacados|asentados?|obtenidos|reservados)|padron.*|hombres?|mujeres|masculino|femenino|pob.*',
      'participacion.*|pct.*|porcentaje.*|abst.*|longitud|latitud|lon|lat|fecha.*|hora.*|año|ano',
      'observaciones|nota.*|ganador.*|win.*|margen.*|distritos.*|distrito|distrito .*|dttos?|dttos? .*|dto|dto .*|disloc.*|disfed.*'
    ].join('|') +
    ')$'
);

/** The headers that may be options: no key, no total, nothing about persons. */
export function optionHeaders(headers: readonly string[], taken: ReadonlySet<number>): number[] {
  return [...headers.keys()].filter((at) => {
    const folded = foldName(headers[at]);
    return folded !== '' && !taken.has(at) && !OTHER.test(folded) && !isIdentifyingHeader(headers[at]);
  });
}

/** Whether a column of zeros and ones only marks another one: `dpanc` beside `panc`. */
export const isMark = (header: string, others: readonly string[], cells: readonly string[]): boolean =>
  others.some((other) => foldName(header) === `d${foldName(other)}`) && cells.every((c) => /^[01]?$/.test(c));

/** Short names of the national parties since 1991, folded. */
const PARTIES = new Set(
  (
    'pan pri prd pt pvem mc morena panal na pes es rsp fxm ph ps pd cv convergencia psd psn pas ' +
    'pasc pdm ppm pfcrn parm pps pc prt'
  ).split(' ')
);

/** How many of some headers are short names of national parties. */
export const countParties = (headers: readonly string[]): number =>
  headers.filter((header) => PARTIES.has(foldName(header))).length;
