import { LIGHTS, TARGET_MEASURES } from '../../domain/target';
import { choice, choiceOrNone, fitting } from './field';

/** How the page of goals looks at them. */
export const metas = {
  mide: choice(TARGET_MEASURES, 'municipios'),
  /** `2026-T4`; empty is the quarter of the day on screen. */
  trim: fitting(/^(19|20)\d{2}-T[1-4]$/, ['2026-T4']),
  /** Only the states with this light; null is all. */
  luz: choiceOrNone(LIGHTS)
};
