import { foldName } from './catalog';
import type { WordClasses } from './word-classes';

/** A figure, *sin dato* or *no aplica*. */
export type IndicatorValue = number | null | 'no-aplica';

/** A figure of every municipality, loaded from a table: population, housing, an index of marginalisation. */
export interface Indicator {
  /** Name, period and no more: two tables with the same one are two versions of it. */
  id: string;
  nombre: string;
  /** Year or date as written; empty when the table does not say. */
  periodo: string;
  unidad: string;
  fuente: string;
  /** Amounts add up over municipalities; rates, shares and indexes do not. */
  suma: boolean;
  /** What its values stand for, where it tells words: a value is 1 + the position of its class. */
  clases?: WordClasses;
  /** By INEGI key. */
  values: [clave: string, value: IndicatorValue][];
}

/** How an indicator is called in addresses and in measures: short, without accents or spaces. */
export const indicatorId = (nombre: string, periodo: string): string =>
  [nombre, periodo]
    .map((part) => foldName(part).replaceAll(' ', '-'))
    .filter(Boolean)
    .join('-');

const RATE =
  /%|porcent|por ?cien|tasa|indice|grado|promedio|razon|densidad|esperanza|mediana|coeficiente|por cada|relacion/;

/** Whether figures of a kind add up: a rate, an index or a mean never does, and neither do fractions or negatives. */
export function isAdditive(nombre: string, unidad: string, figures: Iterable<IndicatorValue>): boolean {
  if (/%/.test(nombre + unidad) || RATE.test(`${foldName(nombre)} ${foldName(unidad)}`)) return false;
  for (const figure of figures)
    if (typeof figure === 'number' && (figure < 0 || !Number.isInteger(figure))) return false;
  return true;
}
