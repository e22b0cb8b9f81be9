import { isIndicator, type IndicatorMeasure } from './measure';

/** Figures by which places weigh in a plan, besides those of tables. */
export const WEIGHT_FIGURES = ['poblacion', 'unidades', 'lista', 'peticiones'] as const;
/** A figure by which places weigh: people, one each, voters, open petitions, or an indicator of a table. */
export type WeightFigure = (typeof WEIGHT_FIGURES)[number] | IndicatorMeasure;

/** A figure of the weight and how much it counts. */
export interface WeightTerm {
  figura: WeightFigure;
  /** Against the others, 0–100. */
  parte: number;
  /** The less of it, the more it weighs. */
  menos: boolean;
}

/** Whether text names such a figure. */
export const isWeightFigure = (text: string): text is WeightFigure =>
  isIndicator(text) || WEIGHT_FIGURES.some((figure) => figure === text);

/** Most that a term counts. */
export const MOST_PART = 100;
/** The weight of one figure as it is. */
export const oneFigure = (figura: WeightFigure): WeightTerm => ({ figura, parte: MOST_PART, menos: false });

/** Terms as an address writes them: `poblacion`, or `poblacion*60.cifra:rezago*40*menos`. */
export const formatWeight = (terms: readonly WeightTerm[]): string =>
  terms
    .map(({ figura, parte, menos }) =>
      [figura, ...(parte === MOST_PART && !menos ? [] : [parte]), ...(menos ? ['menos'] : [])].join('*')
    )
    .join('.');

/** Terms of an address; what is none is left out. */
export function parseWeight(text: string): WeightTerm[] {
  const terms = new Map<WeightFigure, WeightTerm>();
  for (const part of text.split('.')) {
    const [figura, amount, menos] = part.split('*');
    const parte = amount === undefined ? MOST_PART : Math.trunc(Number(amount));
    if (!isWeightFigure(figura) || !(parte >= 0 && parte <= MOST_PART)) continue;
    terms.set(figura, { figura, parte, menos: menos === 'menos' });
  }
  return [...terms.values()];
}
