import type { Municipio } from '../domain/catalog';
import type { CellColumns } from '../domain/cell-columns';
import type { Cococi } from '../domain/cococi';
import type { Day } from '../domain/day';
import { matchSector, matchStage, type Stage } from '../domain/stage';
import { encodeFacts } from './encode';
import type { CellsToEncode, EncodedFacts } from './port';

/** Facts ready for the engine and the lists that give their codes a meaning. */
export interface CodedFacts {
  facts: EncodedFacts;
  /** The same cells, those with a date, for counting on the page. */
  columns: CellColumns;
  /** Position among the accepted rows of each row of the columns. */
  order: Int32Array;
  /** Keys of the places beyond the catalogue: code `units + i` is `outside[i]`. */
  outside: string[];
  /** The sectors of the list, then those that only the file has. */
  sectors: string[];
}

/** Turns accepted rows into small integer codes. Places that the catalogue lacks get codes after it. */
export function codeFacts(
  rows: readonly Cococi[],
  catalog: { municipios: readonly Pick<Municipio, 'clave'>[] },
  stages: readonly Stage[],
  sectorList: readonly string[]
): CodedFacts {
  const units = catalog.municipios.length;
  const codes = new Map(catalog.municipios.map((m, i) => [m.clave as string, i]));
  const outside: string[] = [];
  const sectors = [...sectorList];
  const stageOf = new Map<string, number>();
  const sectorOf = new Map<string, number>([['', -1]]);
  const n = rows.length;
  const facts: CellsToEncode = {
    units,
    id: rows.map((r) => r.id),
    nombre: rows.map((r) => r.nombre),
    mun: new Int16Array(n),
    fecha: rows.map((r) => r.fecha),
    integrantes: rows.map((r) => r.integrantes),
    mujeres: rows.map((r) => r.mujeres),
    sector: new Int16Array(n),
    etapa: new Int8Array(n)
  };
  rows.forEach((row, i) => {
    let code = codes.get(row.clave);
    if (code === undefined) {
      code = units + outside.length;
      outside.push(row.clave);
      codes.set(row.clave, code);
    }
    facts.mun[i] = code;
    if (!stageOf.has(row.estado)) stageOf.set(row.estado, matchStage(row.estado, stages));
    facts.etapa[i] = stageOf.get(row.estado)!;
    let sector = sectorOf.get(row.sector);
    if (sector === undefined) {
      sector = matchSector(row.sector, sectors);
      if (sector < 0) sector = sectors.push(row.sector) - 1;
      sectorOf.set(row.sector, sector);
    }
    facts.sector[i] = sector;
  });
  const order = byDate(facts.fecha);
  const columns = toColumns(facts, rows, order, units + outside.length);
  return { facts: encodeFacts(facts), columns, order, outside, sectors };
}

/** Positions of the cells that have a date, oldest first. */
const byDate = (fecha: readonly (Day | null)[]): Int32Array =>
  Int32Array.from([...fecha.keys()].filter((i) => fecha[i] !== null)).sort(
    (a, b) => fecha[a]! - fecha[b]! || a - b
  );

function toColumns(
  facts: CellsToEncode,
  rows: readonly Cococi[],
  order: Int32Array,
  places: number
): CellColumns {
  const absent = (value: number | null) => value ?? -1;
  return {
    units: facts.units,
    places,
    fecha: Int32Array.from(order, (i) => facts.fecha[i]!),
    mun: Int16Array.from(order, (i) => facts.mun[i]),
    sector: Int16Array.from(order, (i) => facts.sector[i]),
    etapa: Int8Array.from(order, (i) => facts.etapa[i]),
    integrantes: Int32Array.from(order, (i) => absent(facts.integrantes[i])),
    mujeres: Int32Array.from(order, (i) => absent(facts.mujeres[i])),
    seccion: rows.some((r) => r.seccion) ? Uint16Array.from(order, (i) => rows[i].seccion ?? 0) : null,
    punto: rows.some((r) => r.punto)
      ? Float64Array.from([...order].flatMap((i) => rows[i].punto ?? [NaN, NaN]))
      : null
  };
}
