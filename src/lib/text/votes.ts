import type { Apart } from '../domain/votes';

/** Why some votes are in no unit. */
export const APART: Record<Apart, string> = {
  extranjero: 'Voto desde el extranjero',
  anulada: 'Votación anulada',
  'sin-ubicar': 'Renglones que no dicen de qué unidad son',
  'sin-correspondencia': 'Unidades que el mapa elegido no tiene'
};
