import type { ConferenceFacts } from './conference';

/** What two sectors have in common. Symmetric: position a × `size` + b is that of b × `size` + a. */
export interface Alliances {
  size: number;
  /** Conferences that one convened and the other was invited to; a sector with itself is 0. */
  conferencias: Float64Array;
  /** Municipalities that sent people to conferences of both; on the diagonal, of the sector. */
  municipios: Float64Array;
}

/** Counts what the sectors have in common in the conferences chosen. Those without a sector have nothing in common. */
export function countAlliances(facts: ConferenceFacts, chosen: ArrayLike<number>): Alliances {
  const { sectors, sector, invitado, conferencia, origen, asistentes, units } = facts;
  const size = sectors.length;
  const conferencias = new Float64Array(size * size);
  const municipios = new Float64Array(size * size);
  for (let i = 0; i < sector.length; i++) {
    const [a, b] = [sector[i], invitado[i]];
    if (!chosen[i] || a < 0 || b < 0 || a === b) continue;
    conferencias[a * size + b]++;
    conferencias[b * size + a]++;
  }
  const reached = new Uint8Array(units * size);
  for (let g = 0; g < conferencia.length; g++) {
    const c = conferencia[g];
    if (c >= 0 && chosen[c] && sector[c] >= 0 && origen[g] >= 0 && asistentes[g] > 0)
      reached[origen[g] * size + sector[c]] = 1;
  }
  const here: number[] = [];
  for (let m = 0; m < units; m++) {
    here.length = 0;
    for (let s = 0; s < size; s++) if (reached[m * size + s]) here.push(s);
    for (const a of here) for (const b of here) municipios[a * size + b]++;
  }
  return { size, conferencias, municipios };
}

/** Two sectors by position, the first one less, with what they have in common. */
export interface Alliance {
  a: number;
  b: number;
  conferencias: number;
  municipios: number;
}

/** Every pair of sectors, those with most conferences in common first; `among` are the sectors that met at all. */
export function listAlliances(
  { size, conferencias, municipios }: Alliances,
  among?: readonly number[]
): Alliance[] {
  const sectors = among ?? [...Array(size).keys()];
  return sectors
    .flatMap((a, i) =>
      sectors.slice(i + 1).map((b): Alliance => ({
        a: Math.min(a, b),
        b: Math.max(a, b),
        conferencias: conferencias[a * size + b],
        municipios: municipios[a * size + b]
      }))
    )
    .sort((x, y) => y.conferencias - x.conferencias || y.municipios - x.municipios || x.a - y.a || x.b - y.b);
}
