/**
 * What a plan seeks. `mclp`: reach the most weight with at most k new units (Church & ReVelle 1974). `lscp`: reach every
 * row, or a share of them, with the fewest new units (Toregas et al. 1971), also where a row needs an amount. `p-mediana`:
 * k new units so that the weighted distance to the nearest one is least (Hakimi 1964).
 */
export type Objective = 'mclp' | 'lscp' | 'p-mediana';
/** All of them. */
export const OBJECTIVES: readonly Objective[] = ['mclp', 'lscp', 'p-mediana'];

/** How far a unit with presence reaches: itself, those that share a border or corner, or those within so many km. */
export type PlanReach = { kind: 'propio' } | { kind: 'vecinos' } | { kind: 'km'; km: number };

/** A rule of a plan that can be let go of. */
export type PlanRule = 'cuantos' | 'presupuesto' | 'minimos' | 'conexion' | 'obligatorios';

/** Why a plan has no answer, before or after it was looked for. Numbers are positions of units, groups or rows. */
export type PlanTrouble =
  | { kind: 'sin-candidatos' }
  | { kind: 'sin-peso' }
  | { kind: 'mas-obligatorios-que-k'; must: number; k: number }
  | { kind: 'minimos-pasan-de-k'; owed: number; k: number }
  | { kind: 'grupos-sin-candidatos'; groups: number[]; count: number }
  | { kind: 'presupuesto-corto'; needed: number; most: number }
  | { kind: 'inalcanzables'; rows: number[]; wanted: number }
  | { kind: 'sin-camino'; units: number[] }
  /** Nothing that keeps the rules was found in these seconds, and nobody knows whether there is. */
  | { kind: 'sin-tiempo'; seconds: number }
  /** Rules that clash: without any one of them there is an answer. Empty when only several together do. */
  | { kind: 'chocan'; rules: PlanRule[] };
