import type { DistrictLevel, PairTable, WeightBase } from '../domain/district';

/**
 * Which part of each municipality lies in each district, weighed by one base. Pairs stand by district, then by
 * municipality; a municipality stands in as many as its districts.
 */
export interface DistrictMap {
  level: DistrictLevel;
  base: WeightBase;
  /** Nobody counted this base by district: the municipality's was shared out by its secciones. */
  estimated: boolean;
  /** Keys of the districts, ascending, and where the pairs of each begin; one entry more for the end. */
  distritos: string[];
  starts: Uint32Array;
  distrito: Uint16Array;
  /** Position in the catalogue in use. */
  municipio: Uint16Array;
  /** In units of the base. */
  weight: Float64Array;
  /** Share (0–1) of the municipality in the district, and of the district in the municipality. */
  shareMunicipio: Float64Array;
  shareDistrito: Float64Array;
  /** By position in the catalogue: districts that the municipality lies in, 0 for none. */
  parts: Uint8Array;
  /** By position in the catalogue: 1 when all of the municipality is known to lie in one district. */
  whole: Uint8Array;
  /** By district: secciones that nobody says the weight of; they weigh nothing. Null where every one has it. */
  unweighed: Uint32Array | null;
  /** By district, 1 where so many have none that its coverage by this base cannot be told; null where none. */
  untold: Uint8Array | null;
  /** Municipalities of the pairs that the catalogue lacks. */
  foreign: string[];
  /** Weight of each district, and of all of them: with the municipalities that the catalogue lacks. */
  sizes: Float64Array;
  total: number;
}

/** What the weights come from besides the pairs: figures by position of the catalogue, NaN where *sin dato*. */
export interface WeightSources {
  poblacion: Float64Array;
  areaKm2: Float64Array;
}

/** Whether a base can be had: the lista nominal only where somebody counted it. */
export const hasBase = (table: PairTable, base: WeightBase): boolean =>
  base === 'poblacion' || base === 'area' || table[base] !== null;

/** Which column says what part of a municipality is where, when the base itself does not. */
const spread = (table: PairTable): Float64Array =>
  table.secciones ?? table.area ?? new Float64Array(table.distrito.length).fill(1);

/** Sum of a column of the pairs for each of `count` groups. */
function sumBy(groups: ArrayLike<number>, values: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let i = 0; i < groups.length; i++) sums[groups[i]] += values[i];
  return sums;
}

function weigh(table: PairTable, base: WeightBase, sources: WeightSources, position: Int32Array) {
  const own = table[base];
  if (own || base === 'secciones' || base === 'lista')
    return { weight: own ?? new Float64Array(table.distrito.length), estimated: false };
  const parts = spread(table);
  const whole = sumBy(table.municipio, parts, table.municipios.length);
  const figures = sources[base === 'area' ? 'areaKm2' : 'poblacion'];
  const weight = parts.map((part, i) => {
    const figure = figures[position[table.municipio[i]]];
    return figure > 0 ? (figure * part) / whole[table.municipio[i]] : 0;
  });
  return { weight, estimated: true };
}

/**
 * Weighs the pairs of municipality and district by a base, over a catalogue. Shares of a municipality add up to one, and
 * so do those of a district: a municipality that weighs nothing is shared out by its secciones.
 * @param positions of the catalogue in use, by INEGI key
 */
export function weighDistricts(
  table: PairTable,
  level: DistrictLevel,
  base: WeightBase,
  positions: ReadonlyMap<string, number>,
  sources: WeightSources
): DistrictMap {
  const places = Int32Array.from(table.municipios, (clave) => positions.get(clave) ?? -1);
  const { weight, estimated } = weigh(table, base, sources, places);
  const municipal = sumBy(table.municipio, weight, table.municipios.length);
  const district = sumBy(table.distrito, weight, table.distritos.length);
  const parts = spread(table);
  const municipalParts = sumBy(table.municipio, parts, table.municipios.length);
  const here = [...table.distrito.keys()].filter((i) => places[table.municipio[i]] >= 0);
  const take = <T extends Float64Array | Uint16Array>(values: T, of: (i: number) => number): T => {
    const taken = new (values.constructor as new (n: number) => T)(here.length);
    here.forEach((i, k) => (taken[k] = of(i)));
    return taken;
  };
  const unweighed = unweighedBy(table, base);
  const map: DistrictMap = {
    level,
    base,
    estimated,
    distritos: table.distritos,
    starts: new Uint32Array(table.distritos.length + 1),
    distrito: take(table.distrito, (i) => table.distrito[i]),
    municipio: take(table.municipio, (i) => places[table.municipio[i]]),
    weight: take(weight, (i) => weight[i]),
    shareMunicipio: take(weight, (i) => {
      const m = table.municipio[i];
      return municipal[m] > 0 ? weight[i] / municipal[m] : parts[i] / municipalParts[m];
    }),
    shareDistrito: take(weight, (i) => weight[i] / district[table.distrito[i]] || 0),
    parts: new Uint8Array(sources.poblacion.length),
    whole: new Uint8Array(sources.poblacion.length),
    unweighed,
    untold: untoldBy(table, unweighed),
    foreign: table.municipios.filter((_, m) => places[m] < 0),
    sizes: district,
    total: district.reduce((a, b) => a + b, 0)
  };
  for (const d of map.distrito) map.starts[d + 1]++;
  for (let d = 0; d < map.distritos.length; d++) map.starts[d + 1] += map.starts[d];
  for (const m of map.municipio) map.parts[m]++;
  table.municipios.forEach((_, m) => {
    if (places[m] >= 0 && map.parts[places[m]] === 1 && !table.unplaced?.[m]) map.whole[places[m]] = 1;
  });
  return map;
}

/** Secciones of each district that have no figure of the base; null when all have it or it is no sum of secciones. */
function unweighedBy({ distritos, distrito, unweighed }: PairTable, base: WeightBase): Uint32Array | null {
  const missing = base === 'lista' || base === 'poblacion' ? unweighed[base] : null;
  if (!missing?.some((n) => n > 0)) return null;
  const sums = new Uint32Array(distritos.length);
  missing.forEach((n, i) => (sums[distrito[i]] += n));
  return sums;
}

/** With more than this part of its secciones without a figure, what a district weighs is not known. */
const MOST_UNWEIGHED = 0.1;

function untoldBy(
  { distritos, distrito, secciones }: PairTable,
  unweighed: Uint32Array | null
): Uint8Array | null {
  if (!unweighed || !secciones) return null;
  const sizes = sumBy(distrito, secciones, distritos.length);
  return Uint8Array.from(unweighed, (n, d) => (n > MOST_UNWEIGHED * sizes[d] ? 1 : 0));
}

/** Coverage (0–100) of some districts together, by their weights; NaN when they weigh nothing. */
export function coverWhole(
  { sizes }: DistrictMap,
  band: Record<'min' | 'best' | 'max', Float64Array>,
  districts: readonly number[] = [...sizes.keys()]
): Record<'min' | 'best' | 'max', number> {
  const told = districts.filter((d) => !Number.isNaN(band.best[d]));
  const total = told.reduce((sum, d) => sum + sizes[d], 0);
  const whole = (shares: Float64Array) =>
    told.reduce((sum, d) => sum + shares[d] * sizes[d], 0) / (total || NaN);
  return { min: whole(band.min), best: whole(band.best), max: whole(band.max) };
}

/** Puts the districts of a table together into greater units, such as states; `groupOf` gives the key of the unit. */
export function mergeDistricts(table: PairTable, groupOf: (distrito: string) => string | null): PairTable {
  const groups = table.distritos.map((d) => groupOf(d));
  const claves = [...new Set(groups.filter((g) => g !== null))].sort();
  const at = new Map(claves.map((clave, i) => [clave, i]));
  const found = new Map<number, number[]>();
  table.distrito.forEach((d, i) => {
    const group = groups[d];
    if (group === null) return;
    const key = at.get(group)! * 65_536 + table.municipio[i];
    const same = found.get(key);
    if (same) same.push(i);
    else found.set(key, [i]);
  });
  const keys = [...found.keys()].sort((a, b) => a - b);
  const sum = (values: ArrayLike<number>) => (key: number) =>
    found.get(key)!.reduce((total, i) => total + values[i], 0);
  const column = (values: Float64Array | null) => values && Float64Array.from(keys, sum(values));
  const counts = (values: Uint16Array | null) => values && Uint16Array.from(keys, sum(values));
  return {
    distritos: claves as PairTable['distritos'],
    municipios: table.municipios,
    distrito: Uint16Array.from(keys, (key) => Math.floor(key / 65_536)),
    municipio: Uint16Array.from(keys, (key) => key % 65_536),
    secciones: column(table.secciones),
    lista: column(table.lista),
    poblacion: column(table.poblacion),
    area: column(table.area),
    unplaced: table.unplaced,
    unweighed: { lista: counts(table.unweighed.lista), poblacion: counts(table.unweighed.poblacion) }
  };
}
