import { parseClaveMunicipio } from '../../domain/clave';
import { isTrait, type Trait } from '../../domain/trait';
import { oneOf, wholeOf, type Put } from './view-params';

/** Who counts as near in a pattern. */
export const NEARNESS = ['reina', 'torre', 'knn', 'banda'] as const;
/** How many times chance is tried. */
export const TRIES = [999, 4999, 9999] as const;
/** Most zones that a state is shared out among. */
export const MOST_ZONES = 60;

/** What the pages beside the planner are asked: patterns, zones, and similar municipalities. */
export interface CommitteeView {
  vecindad: (typeof NEARNESS)[number];
  /** The k nearest, and km of the band. */
  kvecinos: number;
  kmvecinos: number;
  permuta: (typeof TRIES)[number];
  semilla: number;
  /** Whether groups are corrected for how many municipalities are looked at. */
  corrige: boolean;
  /** Whether rates of few are drawn towards that of all. */
  suaviza: boolean;
  /** Whether the map draws who is near whom. */
  enlaces: boolean;
  /** Among how many a state is shared out, and municipalities that somebody put into another zone, from 1. */
  zonas: number;
  movidos: { clave: string; zona: number }[];
  /** Traits that count for being alike; empty is all. */
  rasgos: Trait[];
  /** Whether only those with presence are listed. */
  solocon: boolean;
}

/** Those pages of an address that says nothing of them. */
export const DEFAULT_COMMITTEE: CommitteeView = {
  vecindad: 'reina',
  kvecinos: 4,
  kmvecinos: 50,
  permuta: 999,
  semilla: 1,
  corrige: true,
  suaviza: false,
  enlaces: false,
  zonas: 4,
  movidos: [],
  rasgos: [],
  solocon: true
};

function parseMoves(text: string): CommitteeView['movidos'] {
  const moves = new Map<string, number>();
  for (const part of text.split('.')) {
    const [key, number] = part.split('-');
    const clave = parseClaveMunicipio(key);
    const zona = wholeOf(number ?? null, 1, MOST_ZONES, 0);
    if (clave && zona) moves.set(clave, zona);
  }
  return [...moves].map(([clave, zona]) => ({ clave, zona }));
}

/** What an address asks of those pages. */
export function parseCommittee(params: URLSearchParams): CommitteeView {
  const tries = Number(params.get('permuta'));
  return {
    vecindad: oneOf(params.get('vecindad'), NEARNESS, DEFAULT_COMMITTEE.vecindad),
    kvecinos: wholeOf(params.get('kvecinos'), 1, 50, DEFAULT_COMMITTEE.kvecinos),
    kmvecinos: wholeOf(params.get('kmvecinos'), 1, 1000, DEFAULT_COMMITTEE.kmvecinos),
    permuta: TRIES.find((t) => t === tries) ?? DEFAULT_COMMITTEE.permuta,
    semilla: wholeOf(params.get('semilla'), 0, 999_999_999, DEFAULT_COMMITTEE.semilla),
    corrige: params.get('corrige') !== 'no',
    suaviza: params.get('suaviza') === 'si',
    enlaces: params.get('enlaces') === 'si',
    zonas: wholeOf(params.get('zonas'), 1, MOST_ZONES, DEFAULT_COMMITTEE.zonas),
    movidos: parseMoves(params.get('movidos') ?? ''),
    rasgos: [...new Set((params.get('rasgos') ?? '').split('.').filter(isTrait))],
    solocon: params.get('solocon') !== 'no'
  };
}

/** Writes what those pages are asked. */
export function putCommittee(view: CommitteeView, put: Put): void {
  put('vecindad', view.vecindad, DEFAULT_COMMITTEE.vecindad);
  put('kvecinos', view.kvecinos, DEFAULT_COMMITTEE.kvecinos);
  put('kmvecinos', view.kmvecinos, DEFAULT_COMMITTEE.kmvecinos);
  put('permuta', view.permuta, DEFAULT_COMMITTEE.permuta);
  put('semilla', view.semilla, DEFAULT_COMMITTEE.semilla);
  put('corrige', view.corrige ? '' : 'no');
  put('suaviza', view.suaviza ? 'si' : '');
  put('enlaces', view.enlaces ? 'si' : '');
  put('zonas', view.zonas, DEFAULT_COMMITTEE.zonas);
  put('movidos', view.movidos.map(({ clave, zona }) => `${clave}-${zona}`).join('.'));
  put('rasgos', view.rasgos.join('.'));
  put('solocon', view.solocon ? '' : 'no');
}
