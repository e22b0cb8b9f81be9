import { LOG_KINDS, type LogKind } from '../../domain/logbook';
import { LIGHTS, TARGET_MEASURES, type Light, type TargetMeasure } from '../../domain/target';
import { matching, oneOf, oneOrNull, type Put } from './view-params';

/** The parts of the page of sectors. */
export const SECTOR_TABS = ['matriz', 'alcance', 'alianzas', 'calendario', 'comparar'] as const;
/** One of them. */
export type SectorTab = (typeof SECTOR_TABS)[number];

/** What the matrix of sectors counts. */
export const SECTOR_FIGURES = ['asistentes', 'conferencias', 'municipios', 'integrantes'] as const;
/** One of them. */
export type SectorFigure = (typeof SECTOR_FIGURES)[number];

/** How the page of sectors looks at conferences. */
export interface SectorView {
  parte: SectorTab;
  cuenta: SectorFigure;
  /** Id of the one conference looked at; empty is all. */
  conf: string;
  /** Whether the list is of the municipalities from which nobody came. */
  huecos: boolean;
  /** The country, or what has no place, whose conferences are listed: a code of `countries`, `ELSEWHERE` or empty. */
  de: string;
}

/** What of the origins has no place on the map and no country. */
export const ELSEWHERE = { fuera: 'fuera-del-marco', nadie: 'sin-origen' } as const;

/** Who looks: each begins with its own questions. */
export const ROLES = ['coordinacion', 'electoral', 'estatal', 'sectores'] as const;
/** One of them. */
export type Role = (typeof ROLES)[number];

/** How the page of goals looks at them. */
export interface TargetView {
  mide: TargetMeasure;
  /** `2026-T4`; empty is the quarter of the day on screen. */
  trim: string;
  /** Only the states with this light; null is all. */
  luz: Light | null;
}

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
export interface BoardView {
  pestana: BoardTab;
  cuales: BoardList;
}

/** What of the logbook has no municipality to be shown in. */
export const LOG_PLACES = ['sin-municipio', 'fuera-del-marco'] as const;
/** One of them. */
export type LogPlace = (typeof LOG_PLACES)[number];

/** How the page of the logbook looks at it: the tags and the state by name. */
export interface LogView {
  libro: LogKind;
  estrategia: string;
  eje: string;
  situacion: string;
  palabras: string;
  /** Only what has no municipality of the frame. */
  lugar: LogPlace | null;
}

/** How the pages of sectors, boards, goals and the logbook look, and for whom. */
export interface NetworkView extends SectorView, BoardView, TargetView, LogView {
  rol: Role | null;
}

/** Those pages of an address that says nothing of them. */
export const DEFAULT_NETWORK: NetworkView = {
  parte: 'matriz',
  cuenta: 'asistentes',
  conf: '',
  huecos: false,
  de: '',
  pestana: 'directivas',
  cuales: 'todas',
  rol: null,
  mide: 'municipios',
  trim: '',
  luz: null,
  libro: 'actividades',
  estrategia: '',
  eje: '',
  situacion: '',
  palabras: '',
  lugar: null
};

/** What an address says of them. */
export const parseNetwork = (params: URLSearchParams): NetworkView => ({
  parte: oneOf(params.get('parte'), SECTOR_TABS, DEFAULT_NETWORK.parte),
  cuenta: oneOf(params.get('cuenta'), SECTOR_FIGURES, DEFAULT_NETWORK.cuenta),
  conf: params.get('conf') ?? '',
  huecos: params.get('huecos') === 'si',
  de: params.get('de') ?? '',
  pestana: oneOf(params.get('pestana'), BOARD_TABS, DEFAULT_NETWORK.pestana),
  cuales: oneOf(params.get('cuales'), BOARD_LISTS, DEFAULT_NETWORK.cuales),
  rol: oneOrNull(params.get('rol'), ROLES),
  mide: oneOf(params.get('mide'), TARGET_MEASURES, DEFAULT_NETWORK.mide),
  trim: matching(params.get('trim'), /^(19|20)\d{2}-T[1-4]$/) ?? '',
  luz: oneOrNull(params.get('luz'), LIGHTS),
  libro: oneOf(params.get('libro'), LOG_KINDS, DEFAULT_NETWORK.libro),
  estrategia: params.get('estrategia') ?? '',
  eje: params.get('eje') ?? '',
  situacion: params.get('situacion') ?? '',
  palabras: params.get('palabras') ?? '',
  lugar: oneOrNull(params.get('lugar'), LOG_PLACES)
});

/** Writes how they look. */
export function putNetwork(view: NetworkView, put: Put): void {
  put('parte', view.parte, DEFAULT_NETWORK.parte);
  put('cuenta', view.cuenta, DEFAULT_NETWORK.cuenta);
  put('conf', view.conf);
  put('huecos', view.huecos ? 'si' : '');
  put('de', view.de);
  put('pestana', view.pestana, DEFAULT_NETWORK.pestana);
  put('cuales', view.cuales, DEFAULT_NETWORK.cuales);
  put('rol', view.rol ?? '');
  put('mide', view.mide, DEFAULT_NETWORK.mide);
  put('trim', view.trim);
  put('luz', view.luz ?? '');
  put('libro', view.libro, DEFAULT_NETWORK.libro);
  put('estrategia', view.estrategia);
  put('eje', view.eje);
  put('situacion', view.situacion);
  put('palabras', view.palabras);
  put('lugar', view.lugar ?? '');
}
