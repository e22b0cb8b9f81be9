import { findPattern, type PatternWeights } from '../../src/lib/workers/jobs/pattern-setup';
import { PATTERNS } from '../../src/lib/text/es/patrones';
import { asJson, parse } from './order';
import { placesOf, readColumn, readNumber } from './plan-input';
import { placeOptions, readPlaceOptions, UsageError, type KeyArguments } from './read';
import { sheetChoice, sheetOptions, type SheetArguments } from './sheets';

/** Options of the order, as `parseArgs` wants them. */
export const patronesOptions = {
  ...placeOptions,
  valores: { type: 'string' },
  ...sheetOptions,
  pesos: { type: 'string' },
  permutaciones: { type: 'string' },
  semilla: { type: 'string' }
} as const;

/** What was written on the command line. */
export interface PatronesArguments extends KeyArguments, SheetArguments {
  valores?: string;
  pesos?: string;
  permutaciones?: string;
  semilla?: string;
}

const TRIES = 999;

/** Who counts as near, by `--pesos`. */
function readWeights(text: string | undefined): PatternWeights {
  if (text === undefined || text === 'reina') return { kind: 'reina' };
  if (text === 'torre') return { kind: 'torre' };
  const [, kind, amount] = /^(knn|banda):(.+)$/.exec(text) ?? [];
  if (kind === 'knn') return { kind, k: readNumber(amount, '--pesos knn:', 1, 5000, true)! };
  if (kind === 'banda') return { kind, km: readNumber(amount, '--pesos banda:', 0, 5000, false)! };
  throw new UsageError(`No conozco los pesos «${text}». Use reina, torre, knn:K o banda:KM.`);
}

/** Answers `tejido patrones`. Documented keys in Spanish. */
export async function patrones(args: PatronesArguments) {
  if (!args.valores) throw new UsageError('Falta --valores con una tabla de columnas cvegeo y valor.');
  const tries = readNumber(args.permutaciones, '--permutaciones', 9, 999_999, true) ?? TRIES;
  const seed = readNumber(args.semilla, '--semilla', 0, 0xffff_ffff, true) ?? 1;
  const ways = sheetChoice(args, ['secciones'], 'valores');
  const { catalog, frame } = await readPlaceOptions(args, undefined, ways.of.secciones);
  const claves = catalog.municipios.map((m) => m.clave as string);
  const values = await readColumn(args.valores, 'valor', claves, ways.first);
  const weights = readWeights(args.pesos);
  const isYesNo = values.every((v) => Number.isNaN(v) || v === 0 || v === 1);
  const { lon, lat } = placesOf(frame);
  const found = findPattern(
    { values, rate: null, split: isYesNo ? 'cero' : null, weights, tries, seed, corrected: true },
    { lon, lat, ...frame.neighbours() }
  );
  if (typeof found === 'string') throw new UsageError(PATTERNS.troubles[found]);
  const { moran, local, joins } = found;
  const finite = (value: number) => (Number.isNaN(value) ? null : value);
  const isKnown = (i: number) => !Number.isNaN(values[i]);
  const of = [...values.keys()].filter(isKnown);
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
    sin_dato: claves.filter((_, i) => !isKnown(i))
  };
}

/** Runs `tejido patrones`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, patronesOptions);
  const answer = await patrones(values);
  return values.json ? asJson(answer) : `${answer.frase} Con --json sale todo.\n`;
}
