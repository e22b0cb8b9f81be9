import { Points } from '../../src/lib/geo/nearest';
import { interiorPoint } from '../../src/lib/geo/interior-point';
import { findMoranTrouble, globalMoran, localMoran } from '../../src/lib/stats/moran';
import { joinCounts } from '../../src/lib/stats/join-count';
import { weighNeighbours } from '../../src/lib/stats/spatial-weights';
import { PATTERNS } from '../../src/lib/text/patterns';
import { asJson, parse } from './order';
import { readColumn, readNumber } from './plan-input';
import { placeOptions, readPlaceOptions, UsageError, type CommandFrame, type KeyArguments } from './read';

/** Options of the order, as `parseArgs` wants them. */
export const patronesOptions = {
  ...placeOptions,
  valores: { type: 'string' },
  pesos: { type: 'string' },
  permutaciones: { type: 'string' },
  semilla: { type: 'string' }
} as const;

/** What was written on the command line. */
export interface PatronesArguments extends KeyArguments {
  valores?: string;
  pesos?: string;
  permutaciones?: string;
  semilla?: string;
}

const TRIES = 999;

/** Neighbours of each unit by `--pesos`. @param known 1 for the units with a value: the nearest are looked for among them */
function listWeights(text: string | undefined, frame: CommandFrame, known: Uint8Array): number[][] {
  const lists: number[][] = Array.from(known, () => []);
  if (text === 'reina' || text === 'torre' || text === undefined) {
    const { a, b, side } = frame.neighbours();
    for (let i = 0; i < a.length; i++) {
      if (text === 'torre' && !side[i]) continue;
      lists[a[i]].push(b[i]);
      lists[b[i]].push(a[i]);
    }
    return lists;
  }
  const [, kind, amount] = /^(knn|banda):(.+)$/.exec(text) ?? [];
  if (!kind) throw new UsageError(`No conozco los pesos «${text}». Use reina, torre, knn:K o banda:KM.`);
  const places = frame.units().map((u) => interiorPoint(u.geometry) ?? [NaN, NaN]);
  const points = new Points(
    Float64Array.from(places, (p) => p[0]),
    Float64Array.from(places, (p) => p[1])
  );
  const most = readNumber(amount, `--pesos ${kind}:`, kind === 'knn' ? 1 : 0, 5000, kind === 'knn')!;
  return lists.map((_, i) => {
    if (!known[i]) return [];
    const near =
      kind === 'knn'
        ? points.nearest(i, most, (j) => known[j] === 1)
        : points.within(i, most).filter((n) => known[n.position]);
    return near.map((n) => n.position);
  });
}

/** Answers `tejido patrones`. Documented keys in Spanish. */
export async function patrones(args: PatronesArguments) {
  if (!args.valores) throw new UsageError('Falta --valores con un CSV de columnas cvegeo y valor.');
  const tries = readNumber(args.permutaciones, '--permutaciones', 9, 999_999, true) ?? TRIES;
  const seed = readNumber(args.semilla, '--semilla', 0, 0xffff_ffff, true) ?? 1;
  const { catalog, frame } = await readPlaceOptions(args);
  const claves = catalog.municipios.map((m) => m.clave as string);
  const values = await readColumn(args.valores, 'valor', claves);
  const known = Uint8Array.from(values, (v) => Number(!Number.isNaN(v)));
  const weights = weighNeighbours(listWeights(args.pesos, frame, known), known);
  const trouble = findMoranTrouble(values, weights);
  if (trouble) throw new UsageError(PATTERNS.troubles[trouble]);
  const moran = globalMoran(values, weights, tries, seed);
  const local = localMoran(values, weights, { tries, seed });
  const finite = (value: number) => (Number.isNaN(value) ? null : value);
  const isYesNo = values.every((v) => Number.isNaN(v) || v === 0 || v === 1);
  const joins = isYesNo ? joinCounts(values, weights, tries, seed) : null;
  const of = [...values.keys()].filter((i) => known[i]);
  return {
    frase: PATTERNS.sentence(moran.i, moran.expected, moran.p, tries),
    moran: { i: moran.i, esperado: moran.expected, p: moran.p },
    municipios: moran.n,
    aislados: moran.islands,
    permutaciones: tries,
    semilla: seed,
    local: of.map((i) => ({
      cvegeo: claves[i],
      i: finite(local.i[i]),
      p: finite(local.p[i]),
      q: finite(local.q[i]),
      grupo: local.group[i]
    })),
    conteos: joins,
    sin_dato: claves.filter((_, i) => !known[i])
  };
}

/** Runs `tejido patrones`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, patronesOptions);
  const answer = await patrones(values);
  return values.json ? asJson(answer) : `${answer.frase} Con --json sale todo.\n`;
}
