import Papa from 'papaparse';
import { parseClaveMunicipio } from '../../src/lib/domain/clave';
import { interiorPoint } from '../../src/lib/geo/interior-point';
import { Points } from '../../src/lib/geo/nearest';
import { decode } from '../../src/lib/ingest/decode';
import { keyContext, naming, readFrame, UsageError } from './read';

/** Where places come from: a CSV of points, or the interior points of a frame. */
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

/** Rows of a small CSV with a header, as text, with the line each stands on. */
export async function readSmallTable(
  path: string,
  columns: readonly string[]
): Promise<{ line: number; row: Record<string, string> }[]> {
  const text = await naming(path, async (bytes) => decode(bytes).text);
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (h) => h.trim().toLowerCase()
  });
  const missing = columns.filter((c) => !meta.fields?.includes(c));
  if (missing.length)
    throw new UsageError(
      `«${path}» no trae ${missing.length === 1 ? 'la columna' : 'las columnas'} ${missing.join(', ')}. Encontré: ${(meta.fields ?? []).join(', ')}.`
    );
  return data.map((row, i) => ({ line: i + 2, row }));
}

function fail(path: string, line: number, column: string, value: string, remedy: string): never {
  throw new UsageError(`«${path}», renglón ${line}, columna ${column}: «${value}» ${remedy}`);
}

async function readPoints(path: string): Promise<{ clave: string; lon: number; lat: number }[]> {
  const rows = await readSmallTable(path, ['cvegeo', 'lon', 'lat']);
  const seen = new Set<string>();
  return rows.map(({ line, row }) => {
    const clave = parseClaveMunicipio(row.cvegeo ?? '');
    if (!clave) fail(path, line, 'cvegeo', row.cvegeo, 'no es una clave municipal de 5 dígitos.');
    if (seen.has(clave)) fail(path, line, 'cvegeo', clave, 'ya venía antes. Deje un solo punto por clave.');
    seen.add(clave);
    const [lon, lat] = ['lon', 'lat'].map((name) => {
      const value = (row[name] ?? '').trim() === '' ? NaN : Number(row[name]);
      const most = name === 'lon' ? 180 : 90;
      if (!(Math.abs(value) <= most)) fail(path, line, name, row[name], 'no son grados decimales.');
      return value;
    });
    return { clave, lon, lat };
  });
}

/** The places of `--puntos` or of `--marco`; of the shipped frame without either. */
export async function readPlaces({ marco, puntos }: PlacesArguments): Promise<KeyedPoints> {
  if (marco && puntos) throw new UsageError('Diga --marco o --puntos, no los dos.');
  const places = puntos
    ? await readPoints(puntos)
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
  args: PlacesArguments & { k?: string; radio?: string; clave?: string }
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
  const places = await readPlaces(args);
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
export async function distancia(args: PlacesArguments & { pares?: string }): Promise<string[]> {
  const { pares } = args;
  if (!pares) throw new UsageError('Falta --pares con un CSV de columnas cvegeo_a y cvegeo_b.');
  const rows = await readSmallTable(pares, ['cvegeo_a', 'cvegeo_b']);
  const places = await readPlaces(args);
  const lines = rows.map(({ line, row }) => {
    const [a, b] = ['cvegeo_a', 'cvegeo_b'].map((c) =>
      findPlace(places, row[c] ?? '', `«${pares}», renglón ${line}, columna ${c}`)
    );
    return `${places.keys[a]},${places.keys[b]},${places.points.distance(a, b)}`;
  });
  return ['cvegeo_a,cvegeo_b,km', ...lines];
}
