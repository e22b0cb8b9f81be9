import { choice } from './field';

/** The parts of the page of boards. */
export const BOARD_TABS = ['directivas', 'mujeres'] as const;
/** One of them. */
export type BoardTab = (typeof BOARD_TABS)[number];

/**
 * Which boards are listed: all, those that lack a post or none, those with a post in a state, those with women in minor
 * posts alone, and places without one.
 */
export const BOARD_LISTS = [
  'todas',
  'completas',
  'incompletas',
  'titulares',
  'interinos',
  'vacantes',
  'sin-dato',
  'menores',
  'faltan'
] as const;
/** One of them. */
export type BoardList = (typeof BOARD_LISTS)[number];

/** How the page of boards looks at them. */
export const directivas = {
  pestana: choice(BOARD_TABS, 'directivas'),
  cuales: choice(BOARD_LISTS, 'todas')
};
