import { isIndicator, type IndicatorMeasure } from './measure';

/** What municipalities are compared by, besides indicators of tables. */
export const TRAITS = ['poblacion', 'densidad', 'area', 'lista'] as const;
/** One of them: people, people per km², km², voters, or an indicator. */
export type Trait = (typeof TRAITS)[number] | IndicatorMeasure;
/** Whether text names one. */
export const isTrait = (text: string): text is Trait =>
  isIndicator(text) || TRAITS.some((trait) => trait === text);
