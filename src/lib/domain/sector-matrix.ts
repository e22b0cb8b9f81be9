import { BEYOND, type ConferenceFacts } from './conference';

/** Columns of a matrix of sectors: the 32 states by their number, and at 0 what is of none. */
export const STATE_COLUMNS = 33;

/** What was counted in a cell, a row, a column or the whole of the matrix. */
export interface SectorCounts {
  /** Conferences by their seat: 0 holds those on line. */
  conferencias: Float64Array;
  /** Persons by their origin: 0 holds those from abroad and those whose origin nobody says. */
  asistentes: Float64Array;
  mujeres: Float64Array;
  /** Municipalities from which anybody came. */
  municipios: Float64Array;
}

/**
 * Sectors by state. Conferences and persons add up in both directions; municipalities reached are counted once in every
 * total, so that theirs are less than the sum where two sectors reached the same.
 */
export interface SectorMatrix {
  /** Sectors, and one more row for conferences without. */
  rows: number;
  /** Position: row × `STATE_COLUMNS` + state. */
  cells: SectorCounts;
  bySector: SectorCounts;
  byState: SectorCounts;
  whole: SectorCounts;
}

const counts = (length: number): SectorCounts => ({
  conferencias: new Float64Array(length),
  asistentes: new Float64Array(length),
  mujeres: new Float64Array(length),
  municipios: new Float64Array(length)
});

/**
 * Counts the conferences chosen. Groups of unknown conferences are in none of it.
 * @param chosen 1 for each conference that counts, as `chooseConferences` gives them
 */
export function countSectors(facts: ConferenceFacts, chosen: ArrayLike<number>): SectorMatrix {
  const { sector, entidadSede, conferencia, origen, entidad, asistentes, mujeres, units } = facts;
  const none = facts.sectors.length;
  const rows = none + 1;
  const matrix: SectorMatrix = {
    rows,
    cells: counts(rows * STATE_COLUMNS),
    bySector: counts(rows),
    byState: counts(STATE_COLUMNS),
    whole: counts(1)
  };
  const { cells, bySector, byState, whole } = matrix;
  for (let i = 0; i < sector.length; i++)
    if (chosen[i]) cells.conferencias[(sector[i] < 0 ? none : sector[i]) * STATE_COLUMNS + entidadSede[i]]++;
  const seen = new Uint8Array(rows * units);
  const seenByAny = new Uint8Array(units);
  for (let g = 0; g < conferencia.length; g++) {
    const c = conferencia[g];
    if (c < 0 || !chosen[c] || asistentes[g] <= 0) continue;
    const row = sector[c] < 0 ? none : sector[c];
    const cell = row * STATE_COLUMNS + entidad[g];
    cells.asistentes[cell] += asistentes[g];
    if (mujeres[g] > 0) cells.mujeres[cell] += mujeres[g];
    const place = origen[g];
    if (place < 0) continue;
    if (!seen[row * units + place]) {
      seen[row * units + place] = 1;
      cells.municipios[cell]++;
      bySector.municipios[row]++;
    }
    if (!seenByAny[place]) {
      seenByAny[place] = 1;
      byState.municipios[entidad[g]]++;
      whole.municipios[0]++;
    }
  }
  // What adds up is added up at the end.
  for (const name of ['conferencias', 'asistentes', 'mujeres'] as const)
    for (let cell = 0; cell < rows * STATE_COLUMNS; cell++) {
      const value = cells[name][cell];
      if (value === 0) continue;
      bySector[name][Math.floor(cell / STATE_COLUMNS)] += value;
      byState[name][cell % STATE_COLUMNS] += value;
      whole[name][0] += value;
    }
  return matrix;
}

/** Why a cell of the matrix has nobody: the sector met nobody there, or it met there and nobody was from there. */
export type Absence = 'sin-conferencia' | 'nadie-de-aqui';

/** The reason for a cell without persons; null where somebody came. */
export const absenceOf = ({ cells }: SectorMatrix, cell: number): Absence | null =>
  cells.asistentes[cell] > 0 ? null : cells.conferencias[cell] > 0 ? 'nadie-de-aqui' : 'sin-conferencia';

/** People who live abroad, by position of their country. */
export interface CountryReach {
  personas: Float64Array;
  mujeres: Float64Array;
  conferencias: Float64Array;
  /** Persons of these who say a municipality that they are from: they are counted there as well. */
  conMunicipio: Float64Array;
}

/** Where people came from, municipality by municipality of the catalogue. */
export interface SectorReach {
  asistentes: Float64Array;
  mujeres: Float64Array;
  /** Conferences that had anybody from there. */
  conferencias: Float64Array;
  /** Those who live abroad, by position of their country. */
  paises: CountryReach;
  /** Persons of Mexico from municipalities beyond the catalogue, and those whose origin nobody says. */
  fuera: number;
  sinOrigen: number;
  /** All of them together, and the municipalities that anybody came from. */
  personas: number;
  municipios: number;
}

/** Adds up the groups of the conferences chosen by their origin. */
export function countReach(facts: ConferenceFacts, chosen: ArrayLike<number>): SectorReach {
  const { units, conferencia, origen, pais, asistentes, mujeres, countries } = facts;
  const reach: SectorReach = {
    asistentes: new Float64Array(units),
    mujeres: new Float64Array(units),
    conferencias: new Float64Array(units),
    paises: {
      personas: new Float64Array(countries.length),
      mujeres: new Float64Array(countries.length),
      conferencias: new Float64Array(countries.length),
      conMunicipio: new Float64Array(countries.length)
    },
    fuera: 0,
    sinOrigen: 0,
    personas: 0,
    municipios: 0
  };
  /** The last conference counted at each place, from 1: groups of one stand together. */
  const last = new Int32Array(units);
  const lastAbroad = new Int32Array(countries.length);
  for (let g = 0; g < conferencia.length; g++) {
    const c = conferencia[g];
    if (c < 0 || !chosen[c] || asistentes[g] <= 0) continue;
    const place = origen[g];
    reach.personas += asistentes[g];
    const country = pais[g];
    if (country >= 0) {
      const { paises } = reach;
      paises.personas[country] += asistentes[g];
      if (mujeres[g] > 0) paises.mujeres[country] += mujeres[g];
      if (place >= 0) paises.conMunicipio[country] += asistentes[g];
      if (lastAbroad[country] !== c + 1) paises.conferencias[country]++;
      lastAbroad[country] = c + 1;
    }
    if (place < 0) {
      if (country >= 0) continue;
      if (place === BEYOND) reach.fuera += asistentes[g];
      else reach.sinOrigen += asistentes[g];
      continue;
    }
    if (reach.asistentes[place] === 0) reach.municipios++;
    reach.asistentes[place] += asistentes[g];
    if (mujeres[g] > 0) reach.mujeres[place] += mujeres[g];
    if (last[place] === c + 1) continue;
    last[place] = c + 1;
    reach.conferencias[place]++;
  }
  return reach;
}

/**
 * Women of the groups that say both figures, and all of those groups' people, by the state of their origin.
 * @param state number of the state; 0 is every group, wherever it came from
 */
export function countWomen(
  { conferencia, entidad, asistentes, mujeres }: ConferenceFacts,
  chosen: ArrayLike<number>,
  state = 0
): { mujeres: number; n: number } {
  const women = { mujeres: 0, n: 0 };
  for (let g = 0; g < conferencia.length; g++) {
    const c = conferencia[g];
    if (c < 0 || !chosen[c] || mujeres[g] < 0 || asistentes[g] < 0) continue;
    if (state && entidad[g] !== state) continue;
    women.mujeres += mujeres[g];
    women.n += asistentes[g];
  }
  return women;
}
