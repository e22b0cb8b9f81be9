import { LOG_KINDS } from '../../domain/logbook';
import { choice, choiceOrNone, words } from './field';

/** What of the logbook has no municipality to be shown in. */
export const LOG_PLACES = ['sin-municipio', 'fuera-del-marco'] as const;
/** One of them. */
export type LogPlace = (typeof LOG_PLACES)[number];

/** How the page of the logbook looks at it: the tags and the state by name. */
export const bitacora = {
  libro: choice(LOG_KINDS, 'actividades'),
  estrategia: words(),
  eje: words(),
  situacion: words(),
  palabras: words(),
  /** Only what has no municipality of the frame. */
  lugar: choiceOrNone(LOG_PLACES)
};
