import { interiorPoint } from '../../src/lib/geo/interior-point';
import { populationOf } from '../../src/lib/ingest/figures/read-figures';
import { listNeighbours } from '../../src/lib/plan/lists';
import type { PlanPlaces } from '../../src/lib/workers/jobs/plan-setup';
import {
  keyContext,
  namingFile,
  readFiguresFile,
  UsageError,
  type CommandFrame,
  type Reading,
  type SheetOf
} from './read';
import { keyOf, readNumbers, readSmallTable } from './small-table';

/** A number of an option within limits; null when it is not there. */
export function readNumber(
  text: string | undefined,
  option: string,
  least: number,
  most: number,
  whole: boolean
): number | null {
  if (text === undefined) return null;
  const value = text.trim() === '' ? NaN : Number(text);
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new UsageError(
    `«${text}» no sirve para ${option}: use un número${whole ? ' entero' : ''} de ${least} a ${most}.`
  );
}

/** Where the units of a frame are, and who is beside whom. */
export function placesOf(frame: CommandFrame): PlanPlaces {
  const points = frame.units().map((u) => interiorPoint(u.geometry) ?? [NaN, NaN]);
  const { a, b } = frame.neighbours();
  return {
    lon: Float64Array.from(points, (p) => p[0]),
    lat: Float64Array.from(points, (p) => p[1]),
    neighbours: listNeighbours(points.length, a, b)
  };
}

/** A column of a table with `cvegeo`, by position of the frame; NaN where nothing is said. */
export async function readColumn(
  path: string,
  column: string,
  claves: readonly string[],
  choice?: SheetOf
): Promise<Float64Array> {
  const name = column.trim();
  const positions = new Map(claves.map((clave, i) => [clave, i]));
  const values = new Float64Array(claves.length).fill(NaN);
  const rows = await readSmallTable(path, ['cvegeo', name], choice);
  const numbers = await readNumbers(path, rows, [name]);
  const seen = new Set<string>();
  rows.forEach((row, i) => {
    const at = positions.get(keyOf(row, path, seen));
    if (at !== undefined) values[at] = numbers[i][0];
  });
  return values;
}

/** Which sheet and table of each file that says a weight. */
export interface WeightSheets {
  valores?: SheetOf;
  censo?: SheetOf;
}

/** Weight of each unit by `--peso`; NaN is *sin dato*. */
export async function readWeight(
  { peso, valores, censo }: { peso?: string; valores?: string; censo?: string },
  { catalog, bridge }: Pick<Reading, 'catalog' | 'bridge'>,
  sheets: WeightSheets = {}
): Promise<Float64Array> {
  const claves = catalog.municipios.map((m) => m.clave as string);
  if (peso === undefined)
    throw new UsageError('Falta --peso: poblacion, unidades o el nombre de una columna de --valores.');
  if (peso === 'unidades') return new Float64Array(claves.length).fill(1);
  if (peso !== 'poblacion') {
    if (!valores)
      throw new UsageError(`El peso «${peso}» es una columna: diga en qué archivo con --valores F.`);
    return readColumn(valores, peso, claves, sheets.valores);
  }
  if (!censo && catalog.municipios.every((m) => m.pob === null))
    throw new UsageError('El marco no trae población: diga el censo con --censo F.');
  if (!censo) return Float64Array.from(catalog.municipios, (m) => m.pob ?? NaN);
  const { people } = await namingFile(censo, async () =>
    populationOf(await readFiguresFile(censo, keyContext(bridge, null, catalog.municipios), sheets.censo))
  );
  return Float64Array.from(claves, (clave) => people.get(clave as never) ?? NaN);
}
