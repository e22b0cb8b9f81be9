import { eachActive, type CellColumns, type CellFilter } from '../domain/cell-columns';
import { findSection, sectionCode, type SectionCatalog } from '../domain/district';
import type { PlacedCells } from './coverage';
import type { DistrictMap } from './district-map';

/** Where within its municipality each cell is, as far as its own columns say. */
export interface CellDistricts {
  /** Code of the district (`EEDD` as a number) of each row of the cells; 0 where nothing says it. */
  district: Uint16Array;
  /** Cells with sección or point, and how many of them a catalogue or a map could place. */
  told: number;
  placed: number;
  /** Cells whose sección lies in another municipality than theirs: they count by their municipality. */
  elsewhere: number;
}

/** The columns that say where cells are. */
export type PlacedColumns = Pick<CellColumns, 'mun' | 'seccion' | 'punto'>;

/** The code of the district around a point, in degrees; 0 outside of all. */
export type DistrictAt = (lon: number, lat: number) => number;

/**
 * Places cells by their sección or, without it, by their point.
 * @param claves of the places of the cells, by code
 * @param at of the shapes of the districts, when there are any
 */
export function placeCells(
  { mun, seccion, punto }: PlacedColumns,
  claves: readonly string[],
  catalog: SectionCatalog | null,
  kind: 'federal' | 'local',
  at: DistrictAt | null
): CellDistricts {
  const district = new Uint16Array(mun.length);
  let [told, placed, elsewhere] = [0, 0, 0];
  const districts = catalog?.[kind];
  for (let row = 0; row < mun.length; row++) {
    const hasPoint = punto !== null && !Number.isNaN(punto[2 * row]);
    const number = seccion ? seccion[row] : 0;
    if (!number && !hasPoint) continue;
    told++;
    const clave = claves[mun[row]];
    const found =
      catalog && number ? findSection(catalog, sectionCode(Number(clave.slice(0, 2)), number)) : -1;
    if (found >= 0 && districts) {
      if (catalog!.claves[catalog!.municipio[found]] === clave) district[row] = districts[found];
      else elsewhere++;
    } else if (hasPoint && at) district[row] = at(punto[2 * row], punto[2 * row + 1]);
    if (district[row]) placed++;
  }
  return { district, told, placed, elsewhere };
}

/**
 * The active cells of a filter by pair of municipality and district. A cell that is placed in a district which its
 * municipality does not meet counts as not placed.
 */
export function sumPlaced(
  map: DistrictMap,
  cells: CellColumns,
  filter: CellFilter,
  district: Uint16Array
): PlacedCells {
  const codes = new Map(map.distritos.map((clave, d) => [Number(clave), d]));
  const pairs = new Map<number, number>();
  for (let i = 0; i < map.distrito.length; i++) pairs.set(map.distrito[i] * 65_536 + map.municipio[i], i);
  const placed: PlacedCells = {
    cells: new Float64Array(map.distrito.length),
    members: new Float64Array(map.distrito.length),
    loose: new Uint8Array(map.parts.length)
  };
  eachActive(cells, filter, (row) => {
    const m = cells.mun[row];
    if (m >= cells.units) return;
    const d = district[row] ? codes.get(district[row]) : undefined;
    const pair = d === undefined ? undefined : pairs.get(d * 65_536 + m);
    if (pair === undefined) placed.loose[m] = 1;
    else {
      placed.cells[pair]++;
      placed.members[pair] += Math.max(0, cells.integrantes[row]);
    }
  });
  return placed;
}
