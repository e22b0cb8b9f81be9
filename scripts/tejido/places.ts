import { parseClaveMunicipio } from '../../src/lib/domain/clave';
import { interiorPoint } from '../../src/lib/geo/interior-point';
import { Points } from '../../src/lib/geo/nearest';
import { keyContext, readFrame, UsageError, type SheetOf } from './read';
import { sheetChoice, type SheetArguments } from './sheets';
import { failAt, keyOf, readNumbers, readSmallTable } from './small-table';

/** Where places come from: a table of points, or the interior points of a frame. */
export interface PlacesArguments {
  marco?: string[];
  puntos?: string;
}

/** Places in the order of their keys. */
export interface KeyedPoints {
  keys: string[];
  points: Points;
  positions: Map<string, number>;
}

async function readPoints(
  path: string,
  choice: SheetOf
): Promise<{ clave: string; lon: number; lat: number }[]> {
  const rows = await readSmallTable(path, ['cvegeo', 'lon', 'lat'], choice);
  const degrees = await readNumbers(path, rows, ['lon', 'lat'], 'menores');
  const seen = new Set<string>();
  return rows.map((row, i) => {
    const clave = keyOf(row, path, seen);
    const [lon, lat] = degrees[i];
    for (const [name, value, most] of [
      ['lon', lon, 180],
      ['lat', lat, 90]
    ] as const)
      if (!(Math.abs(value) <= most)) failAt(path, row.line, name, row.row[name], 'no son grados decimales.');
    return { clave, lon, lat };
  });
}

/** The places of `--puntos` or of `--marco`; of the shipped frame without either. */
export async function readPlaces({ marco, puntos }: PlacesArguments, choice: SheetOf): Promise<KeyedPoints> {
  if (marco && puntos) throw new UsageError('Diga --marco o --puntos, no los dos.');
  const places = puntos
    ? await readPoints(puntos, choice)
    : (await readFrame(marco, keyContext(null, null))).units().map((u) => {
        const [lon, lat] = interiorPoint(u.geometry) ?? [NaN, NaN];
        return { clave: u.clave as string, lon, lat };
      });
  places.sort((a, b) => (a.clave < b.clave ? -1 : 1));
  const keys = places.map((p) => p.clave);
  const points = new Points(
    Float64Array.from(places, (p) => p.lon),
    Float64Array.from(places, (p) => p.lat)
  );
  return { keys, points, positions: new Map(keys.map((key, i) => [key, i])) };
}

function findPlace({ positions }: KeyedPoints, text: string, where: string): number {
  const clave = parseClaveMunicipio(text);
  const position = clave === null ? undefined : positions.get(clave);
  if (position === undefined) throw new UsageError(`${where}: la clave «${text}» no está entre los lugares.`);
  return position;
}

/** Answers `tejido cercanos`, as lines of CSV. */
export async function cercanos(
  args: PlacesArguments & SheetArguments & { k?: string; radio?: string; clave?: string }
): Promise<string[]> {
  const { k, radio, clave } = args;
  if ((k === undefined) === (radio === undefined))
    throw new UsageError(
      'Diga --k con cuántos vecinos quiere, o --radio con los kilómetros; uno de los dos.'
    );
  const count = Number(k);
  if (k !== undefined && !(Number.isInteger(count) && count > 0))
    throw new UsageError(`«${k}» no es un número de vecinos: use un entero mayor que cero.`);
  const km = Number(radio);
  if (radio !== undefined && !(radio.trim() !== '' && km >= 0 && km < 40_000))
    throw new UsageError(`«${radio}» no es una distancia en kilómetros.`);
  const places = await readPlaces(args, sheetChoice(args, [], 'puntos').first);
  const { keys, points } = places;
  const from = clave === undefined ? [...keys.keys()] : [findPlace(places, clave, '--clave')];
  if (radio !== undefined)
    return ['cvegeo,n', ...from.map((i) => `${keys[i]},${points.within(i, km).length}`)];
  const near = from.flatMap((i) =>
    points.nearest(i, count).map((n) => `${keys[i]},${keys[n.position]},${n.km}`)
  );
  return ['cvegeo,cvegeo_cercano,km', ...near];
}

/** Answers `tejido distancia`, as lines of CSV in the order of the pairs. */
export async function distancia(
  args: PlacesArguments & SheetArguments & { pares?: string }
): Promise<string[]> {
  const { pares } = args;
  if (!pares) throw new UsageError('Falta --pares con una tabla de columnas cvegeo_a y cvegeo_b.');
  const { first, of } = sheetChoice(args, ['puntos'], 'pares');
  const rows = await readSmallTable(pares, ['cvegeo_a', 'cvegeo_b'], first);
  const places = await readPlaces(args, of.puntos);
  const lines = rows.map(({ line, row }) => {
    const [a, b] = ['cvegeo_a', 'cvegeo_b'].map((c) =>
      findPlace(places, row[c] ?? '', `«${pares}», renglón ${line}, columna ${c}`)
    );
    return `${places.keys[a]},${places.keys[b]},${places.points.distance(a, b)}`;
  });
  return ['cvegeo_a,cvegeo_b,km', ...lines];
}
