import { parseClaveMunicipio } from '../../domain/clave';
import { read, whole } from './field';

/** Most zones that a state is shared out among. */
export const MOST_ZONES = 60;

/** A municipality that somebody put into another zone, from 1. */
interface Move {
  clave: string;
  zona: number;
}

function movesOf(text: string): Move[] {
  const moves = new Map<string, number>();
  for (const part of text.split('.')) {
    const [key, number] = part.split('-');
    const clave = parseClaveMunicipio(key);
    const zona = Math.trunc(Number(number ?? ''));
    if (clave && zona >= 1 && zona <= MOST_ZONES) moves.set(clave, zona);
  }
  return [...moves].map(([clave, zona]) => ({ clave, zona }));
}

/** What the page of zones is asked. */
export const zonas = {
  /** Among how many a state is shared out. */
  zonas: whole(1, MOST_ZONES, 4),
  movidos: read<Move[]>([], movesOf, [[], [{ clave: '01001', zona: MOST_ZONES }]], (moves) =>
    moves.map(({ clave, zona }) => `${clave}-${zona}`).join('.')
  )
};
