import { PARITY_BAND, type Parity } from '../domain/parity';

/** Under so many persons a share says nothing of them and may say who they are: none is given. */
export const LEAST_FOR_SHARE = 5;

/** The share of women with its n: *sin dato* without anybody, and no percentage of a handful. */
export function parityOf(mujeres: number, n: number): Parity {
  if (!(n > 0)) return { mujeres: 0, n: 0, pct: NaN, estado: 'sin-dato' };
  if (n < LEAST_FOR_SHARE) return { mujeres, n, pct: NaN, estado: 'pocos-casos' };
  const pct = (100 * mujeres) / n;
  const [low, high] = PARITY_BAND;
  return { mujeres, n, pct, estado: pct < low ? 'pocas' : pct > high ? 'mayoria' : 'paridad' };
}
