import { choice, flag, words } from './field';

/** The parts of the page of sectors. */
export const SECTOR_TABS = ['matriz', 'alcance', 'alianzas', 'calendario', 'comparar'] as const;
/** One of them. */
export type SectorTab = (typeof SECTOR_TABS)[number];

/** What the matrix of sectors counts. */
export const SECTOR_FIGURES = ['asistentes', 'conferencias', 'municipios', 'integrantes'] as const;
/** One of them. */
export type SectorFigure = (typeof SECTOR_FIGURES)[number];

/** What of the origins has no place on the map and no country. */
export const ELSEWHERE = { fuera: 'fuera-del-marco', nadie: 'sin-origen' } as const;

/** How the page of sectors looks at conferences. */
export const sectores = {
  parte: choice(SECTOR_TABS, 'matriz'),
  cuenta: choice(SECTOR_FIGURES, 'asistentes'),
  /** Id of the one conference looked at; empty is all. */
  conf: words(),
  /** Whether the list is of the municipalities from which nobody came. */
  huecos: flag(false),
  /** The country, or what has no place, whose conferences are listed: a code of `countries`, `ELSEWHERE` or empty. */
  de: words()
};
