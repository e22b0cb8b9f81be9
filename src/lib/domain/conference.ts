import { countryCode } from './country';
import { matchSector } from './stage';
import { type Day, NO_DAY } from './day';
import type { TableRow } from './contract';

/** Positions of a seat or an origin that is no municipality of the catalogue. */
export const NOWHERE = -1;
/** A municipality that the catalogue in use lacks. */
export const BEYOND = -2;

/** Conferences and where their people came from as plain columns of codes: what the page counts when a control moves. */
export interface ConferenceFacts {
  /** Municipalities of the catalogue; positions are below it. */
  units: number;
  /** Names of the sectors: those of the list first, then those that only the tables name. */
  sectors: string[];
  /** Countries of the groups from abroad: ISO 3166 codes, or as written where nobody can tell which it is. */
  countries: string[];
  ids: string[];
  nombres: string[];
  /** Position of the sector that convened, and of the one invited; −1 without. */
  sector: Int16Array;
  invitado: Int16Array;
  /** Position of the seat, or `NOWHERE` (held on line) or `BEYOND`, and the number of its state, 0 without. */
  sede: Int16Array;
  entidadSede: Uint8Array;
  /** Keys of the seats, empty without. */
  claveSede: string[];
  /** `NO_DAY` without a date. */
  fecha: Int32Array;
  modalidad: string[];
  /**
   * Groups of people, those of one conference together: its position, or −1 for one that the table of conferences
   * lacks.
   */
  conferencia: Int32Array;
  /** Position of the origin, `NOWHERE` (abroad, or not said) or `BEYOND`, and the number of its state, 0 without. */
  origen: Int16Array;
  entidad: Uint8Array;
  /** Position in `countries` of where they live; −1 is Mexico. Who lives abroad may say the municipality they are from. */
  pais: Int16Array;
  /** Persons; −1 where *sin dato*. */
  asistentes: Int32Array;
  mujeres: Int32Array;
  /** Ids that groups name and no conference has, with their groups. */
  unknown: [id: string, groups: number][];
  /** Conferences without a date, by id. */
  undated: string[];
}

const text = (row: TableRow, column: string): string => String(row[column] ?? '').trim();
const count = (row: TableRow, column: string): number =>
  typeof row[column] === 'number' ? (row[column] as number) : -1;
/** The id of a conference as it is compared. */
export const foldId = (id: string): string => id.trim().toLowerCase();

/**
 * Codes the rows of both tables for a catalogue.
 * @param claves INEGI keys of the catalogue in use, in its order
 * @param listed names of the sectors of the list
 */
export function codeConferences(
  conferences: readonly TableRow[],
  groups: readonly TableRow[],
  claves: readonly string[],
  listed: readonly string[]
): ConferenceFacts {
  const positions = new Map(claves.map((clave, i) => [clave, i]));
  const sectors = [...listed];
  const codes = new Map<string, number>();
  const sectorOf = (name: string): number => {
    if (name === '') return -1;
    let code = codes.get(name);
    if (code === undefined) {
      code = matchSector(name, sectors);
      if (code < 0) code = sectors.push(name) - 1;
      codes.set(name, code);
    }
    return code;
  };
  const positionOf = (clave: string) => (clave === '' ? NOWHERE : (positions.get(clave) ?? BEYOND));
  const stateOf = (clave: string) => (clave === '' ? 0 : Number(clave.slice(0, 2)));

  const ids = conferences.map((row) => text(row, 'id'));
  const at = new Map(ids.map((id, i) => [foldId(id), i]));
  const seats = conferences.map((row) => text(row, 'cvegeo_sede'));
  const days = conferences.map((row) => (typeof row.fecha === 'number' ? row.fecha : NO_DAY));
  const unknown = new Map<string, [string, number]>();
  const found = groups.map((row) => {
    const id = text(row, 'conferencia');
    const position = at.get(foldId(id)) ?? -1;
    if (position < 0) unknown.set(foldId(id), [id, (unknown.get(foldId(id))?.[1] ?? 0) + 1]);
    return position;
  });
  // Groups of one conference stand together, those of unknown ones first.
  const order = [...found.keys()].sort((a, b) => found[a] - found[b] || a - b);
  const together = order.map((g) => groups[g]);
  const origins = together.map((row) => text(row, 'cvegeo_origen'));
  const countries: string[] = [];
  const abroad = together.map((row) => {
    const country = countryCode(text(row, 'pais'));
    if (country === '' || country === 'MX') return -1;
    const known = countries.indexOf(country);
    return known < 0 ? countries.push(country) - 1 : known;
  });
  return {
    units: claves.length,
    sector: Int16Array.from(conferences, (row) => sectorOf(text(row, 'sector'))),
    invitado: Int16Array.from(conferences, (row) => sectorOf(text(row, 'sector_invitado'))),
    sectors,
    countries,
    ids,
    nombres: conferences.map((row) => text(row, 'nombre')),
    sede: Int16Array.from(seats, positionOf),
    entidadSede: Uint8Array.from(seats, stateOf),
    claveSede: seats,
    fecha: Int32Array.from(days),
    modalidad: conferences.map((row) => text(row, 'modalidad')),
    conferencia: Int32Array.from(order, (g) => found[g]),
    origen: Int16Array.from(origins, positionOf),
    entidad: Uint8Array.from(origins, stateOf),
    pais: Int16Array.from(abroad),
    asistentes: Int32Array.from(together, (row) => count(row, 'asistentes')),
    mujeres: Int32Array.from(together, (row) => count(row, 'mujeres')),
    unknown: [...unknown.values()],
    undated: ids.filter((_, i) => days[i] === NO_DAY)
  };
}

/** Position of the conference of an id, however it is written; −1 without. */
export const positionOfId = ({ ids }: Pick<ConferenceFacts, 'ids'>, id: string): number =>
  ids.findIndex((own) => foldId(own) === foldId(id));

/** Which conferences are looked at. */
export interface ConferenceFilter {
  /** Those up to this day; null for all, whenever they are. */
  hasta: Day | null;
  desde: Day | null;
  /** Positions of sectors, −1 is none; null for all. A conference is of the sector that convened it. */
  sectores: readonly number[] | null;
  /** Position of one conference; null for all. */
  una: number | null;
}

/** 1 for each conference that a filter lets through. One without a date only passes where no day is asked for. */
export function chooseConferences(
  { sector, fecha }: ConferenceFacts,
  { hasta, desde, sectores, una }: ConferenceFilter
): Uint8Array {
  const wanted = sectores && new Set(sectores);
  const chosen = new Uint8Array(sector.length);
  for (let i = 0; i < sector.length; i++) {
    if (una !== null && i !== una) continue;
    if (wanted && !wanted.has(sector[i])) continue;
    if (fecha[i] === NO_DAY ? hasta !== null || desde !== null : isOutside(fecha[i], desde, hasta)) continue;
    chosen[i] = 1;
  }
  return chosen;
}

const isOutside = (day: Day, from: Day | null, to: Day | null) =>
  (from !== null && day < from) || (to !== null && day > to);

/** Conferences of each month, by the number of the month since year 0, ascending; those without a date are left out. */
export function monthsOf(
  { fecha }: ConferenceFacts,
  chosen: ArrayLike<number>
): { month: number; conferencias: number[] }[] {
  const months = new Map<number, number[]>();
  fecha.forEach((day, i) => {
    if (!chosen[i] || day === NO_DAY) return;
    const date = new Date(day * 86_400_000);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const known = months.get(month);
    if (known) known.push(i);
    else months.set(month, [i]);
  });
  return [...months].sort((a, b) => a[0] - b[0]).map(([month, conferencias]) => ({ month, conferencias }));
}
