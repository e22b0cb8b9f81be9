import type { IndicatorValue } from '../../domain/indicator';
import type { KeyContext } from '../../domain/key-system';
import type { Notice } from '../../domain/problem';
import { foldName } from '../../domain/catalog';
import { FileError } from '../problem';
import { isBareTotal, isPeople } from './is-people';

/** Figures of one indicator in one period, by municipality. */
export interface FigureSeries {
  nombre: string;
  periodo: string;
  /** What its values stand for, where it tells words; null for figures. */
  clases: unknown;
  values: ReadonlyMap<string, IndicatorValue>;
}

/** People of some municipalities by a series, and by what is known of the same ones. */
function comparePeople({ values }: FigureSeries, known: KeyContext['people']) {
  const sums = { municipios: 0, file: 0, known: 0 };
  for (const [clave, value] of values) {
    const people = known?.(clave) ?? null;
    if (people === null || typeof value !== 'number') continue;
    sums.municipios++;
    sums.file += value;
    sums.known += people;
  }
  return sums;
}

/** People grow and move, but not so many times over, as a factor of what is known. */
const FAR = 3;
/** How far from what is known a series of people is, as the logarithm of a factor; 0 where nothing is known. */
function farFrom(series: FigureSeries, known: KeyContext['people']): number {
  const { municipios, file, known: sum } = comparePeople(series, known);
  return municipios === 0 ? 0 : Math.abs(Math.log((file + 1) / (sum + 1)));
}

/** Says it where the people of a table are several times more or fewer than those that are known. */
export function warnOfPeople(series: FigureSeries, known: KeyContext['people']): Notice[] {
  if (farFrom(series, known) <= Math.log(FAR)) return [];
  const { municipios, file, known: sum } = comparePeople(series, known);
  return [
    {
      tipo: 'personas-lejos',
      cuantos: municipios,
      renglones: [],
      valores: [series.nombre, String(file), String(sum)]
    }
  ];
}

const sumOf = ({ values }: FigureSeries): number =>
  [...values.values()].reduce<number>((all, v) => (typeof v === 'number' ? all + v : all), 0);

/** The total of all that a file writes: where it writes several, the one that is the sum of all or of the others. */
export function publishedOf(series: FigureSeries, totals: readonly number[] = []): number | null {
  const sum = sumOf(series);
  if (totals.includes(sum) || (totals.length > 1 && totals.reduce((all, v) => all + v, 0) === sum))
    return sum;
  return totals[0] ?? null;
}

/** A total that the file writes and its municipalities do not add up to. */
export function warnOfTotal(series: FigureSeries, published: number | null): Notice[] {
  const sum = sumOf(series);
  if (published === null || published === sum) return [];
  return [
    {
      tipo: 'total-publicado',
      cuantos: 1,
      renglones: [],
      valores: [series.nombre, String(published), String(sum)]
    }
  ];
}

const SEX = /^(?:hombres?|mujeres?|h|m|masculin[oa]s?|femenin[oa]s?|varones)$/;
const NEARLY_ALL = 0.95;
const HALF = { least: 0.3, most: 0.7 };

/** Whether a total is alone, or the sum of its men and women in nearly every municipality: then it may be of people. */
function isSumOfSexes(kept: readonly FigureSeries[], total: number): boolean {
  const { periodo, values } = kept[total];
  const others = kept.filter((s, i) => i !== total && s.periodo === periodo);
  if (others.length === 0) return true;
  const sexes = others.filter((s) => s.nombre.split(', ').some((part) => SEX.test(foldName(part))));
  if (sexes.length === 0 || sexes.length > 2) return false;
  let [compared, agree] = [0, 0];
  for (const [clave, value] of values) {
    const [a, b] = sexes.map((s) => s.values.get(clave));
    if (typeof value !== 'number' || typeof a !== 'number') continue;
    compared++;
    // Of one sex alone there are about half of all.
    const isHalf = sexes.length === 1 && a > HALF.least * value && a < HALF.most * value;
    if (isHalf || (typeof b === 'number' && a + b === value)) agree++;
  }
  return compared > 0 && agree >= NEARLY_ALL * compared;
}

/** One series is nearer to what is known than another when it is by so much, as the logarithm of a factor. */
const CLEARLY = Math.log(1.5);

/** Whether two series say different figures of some municipality. */
const disagree = (one: FigureSeries, other: FigureSeries): boolean =>
  [...one.values].some(([clave, value]) => {
    const said = other.values.get(clave);
    return typeof value === 'number' && typeof said === 'number' && value !== said;
  });

/**
 * The series of people of each period, oldest first; where a table has two, the one that says "población" goes first, and
 * of those the one nearest to what is known.
 * @throws FileError `poblacion-dudosa` where two disagree and nothing says which it is
 */
export function findPopulation(
  kept: readonly FigureSeries[],
  title: string,
  known: KeyContext['people']
): { indicator: number; periodo: string }[] {
  const byPeriod = new Map<string, { indicator: number; periodo: string; sure: boolean; far: number }>();
  kept.forEach(({ nombre, periodo, clases }, indicator) => {
    if (clases || !isPeople(nombre, title)) return;
    if (isBareTotal(nombre, title) && !isSumOfSexes(kept, indicator)) return;
    const sure = foldName(nombre) !== 'total';
    const far = farFrom(kept[indicator], known);
    const before = byPeriod.get(periodo);
    if (
      before?.sure === sure &&
      Math.abs(far - before.far) < CLEARLY &&
      disagree(kept[before.indicator], kept[indicator])
    )
      throw new FileError('poblacion-dudosa', { columnas: [kept[before.indicator].nombre, nombre] });
    if (!before || (sure && !before.sure) || (sure === before.sure && far < before.far))
      byPeriod.set(periodo, { indicator, periodo, sure, far });
  });
  return [...byPeriod.values()].sort((a, b) => a.periodo.localeCompare(b.periodo));
}
