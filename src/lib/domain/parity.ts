/** The band of parity, percent of women: from 40 to 60, both included. */
export const PARITY_BAND: readonly [number, number] = [40, 60];

/** Where a share of women stands. */
export type ParityState = 'pocas' | 'paridad' | 'mayoria' | 'pocos-casos' | 'sin-dato';

/** Women of some persons whose sex is known. */
export interface Parity {
  mujeres: number;
  /** Persons whose sex is known. */
  n: number;
  /** 0–100; NaN where n is too small for a share. */
  pct: number;
  estado: ParityState;
}
