import { PLACE_HEADERS } from '../../domain/place-headers';
import { foldName } from '../../domain/catalog';
import type { ColumnContract } from '../../domain/contract';

/** Columns that say where a row of an electoral table is, with the headers that INE, INEGI and scholars use for them. */
export const PLACE_COLUMNS: readonly ColumnContract[] = [
  {
    nombre: 'entidad',
    sinonimos: [...PLACE_HEADERS.state, 'estado']
  },
  {
    nombre: 'seccion',
    sinonimos: [
      'secc',
      'cve secc',
      'num secc',
      'no seccion',
      'clave seccion',
      'id seccion',
      'seccion electoral',
      'cve seccion',
      'seccion id',
      'seccion no',
      'seccion num',
      'numero de seccion',
      'clave de seccion',
      'clave de la seccion',
      'num seccion',
      'sec'
    ]
  },
  {
    nombre: 'municipio_inegi',
    sinonimos: [...PLACE_HEADERS.whole, 'mun inegi', 'clave municipio inegi']
  },
  {
    nombre: 'municipio_ine',
    sinonimos: PLACE_HEADERS.ine
  },
  // Of INE in its own tables of secciones; in others of whoever made them.
  { nombre: 'id_municipio', sinonimos: [...PLACE_HEADERS.number, ...PLACE_HEADERS.wholeOrNumber] },
  {
    nombre: 'nombre_municipio',
    sinonimos: [
      'municipio',
      'mun',
      'delegacion',
      'alcaldia',
      'ayuntamiento',
      'demarcacion',
      'demarcacion territorial',
      'nom mpio',
      ...PLACE_HEADERS.name
    ]
  },
  {
    nombre: 'nombre_entidad',
    sinonimos: ['nom ent', 'nombre estado', 'nombre del estado', 'entidad nombre', 'nom entidad']
  }
];

const DISTRICT_NAMES: Record<'distrito_federal' | 'distrito_local', readonly string[]> = {
  distrito_federal: [
    'distrito',
    'distrito federal',
    'dto fed',
    'disn',
    'dis',
    'id distrito',
    'id distrito federal',
    'distrito electoral',
    'distrito electoral federal',
    'cve distrito federal',
    'dto',
    'dtto',
    'dtto federal',
    'dtto fed',
    'distrito f',
    'df'
  ],
  distrito_local: [
    'distrito local',
    'dto loc',
    'id distrito local',
    'distrito electoral local',
    'cve distrito local',
    'dtto local',
    'dtto loc',
    'distrito l',
    'dl'
  ]
};

const YEAR = /\s*((?:19|20)\d\d)$/;

/** The year that a header ends with, or nothing: `distrito_federal_2017`. */
const yearOf = (header: string): string => YEAR.exec(foldName(header))?.[1] ?? '';

/** A column of districts of a table: which kind, of which map, and where. */
export interface DistrictHeader {
  kind: 'distrito_federal' | 'distrito_local';
  at: number;
  header: string;
  /** Of its map, as the header says it; empty when it does not. */
  year: string;
}

/** The columns of districts among some headers, the newest map first. A local one is named so. */
export const districtColumns = (headers: readonly string[]): DistrictHeader[] =>
  headers
    .flatMap((header, at): DistrictHeader[] => {
      const name = foldName(header).replace(YEAR, '').trim();
      const kinds = Object.keys(DISTRICT_NAMES) as DistrictHeader['kind'][];
      const kind = kinds.find((k) => DISTRICT_NAMES[k].includes(name));
      return kind ? [{ kind, at, header: header.trim(), year: yearOf(header) }] : [];
    })
    .sort((a, b) => b.year.localeCompare(a.year));

/** Headers that stand more than once, as written. */
export function repeatedHeaders(headers: readonly string[]): string[] {
  const folded = headers.map((h) => foldName(h) + (h.includes('%') ? ' %' : ''));
  return headers.filter((_, i) => folded[i] !== '' && folded.indexOf(folded[i]) < i);
}

/** A whole number of a key as spreadsheets leave it: `01`, `1`, `1.0`; NaN for anything else. */
export function readNumber(text: string): number {
  const clean = text
    .trim()
    .replace(/^['’]|['’]$/g, '')
    .replace(/\.0+$/, '');
  return /^\d{1,7}$/.test(clean) ? Number(clean) : NaN;
}

const ROMAN = /^(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})$/i;
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function readRoman(text: string): number {
  const values = [...text.toLowerCase()].map((c) => DIGITS[c]);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/**
 * The number of a district as tables write it: alone, after the word, before the name of its seat or in Roman numerals
 * (`3`, `Distrito 03`, `01 Jesús María`, `XII`); NaN for anything else.
 */
export function readDistrict(text: string): number {
  const number = readNumber(text);
  if (!Number.isNaN(number)) return number;
  const bare = foldName(text)
    .replace(/^(?:distrito|dtto|dto|dist)\b\s*/, '')
    .replace(/^(?:electoral|federal|local|uninominal)\b\s*/g, '')
    .replace(/^(?:no|num|numero)\b\s*/, '');
  const [first = '', ...rest] = bare.split(' ');
  if (/^\d{1,4}$/.test(first) && rest.every((word) => !/\d/.test(word))) return Number(first);
  // "I Jesús María": the numeral alone, or before the name of the seat, which has letters beyond those of numerals.
  const isNamed = rest.length > 0 && rest.some((word) => /[^ivxl]/.test(word));
  return ROMAN.test(first) && (rest.length === 0 || isNamed) ? readRoman(first) : NaN;
}
