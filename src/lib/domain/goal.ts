/** A goal that the network sets itself: so many municipalities by a date. The declared 2,446 is the first of the list. */
export interface Goal {
  id: string;
  nombre: string;
  municipios: number;
  /** `AAAA-MM-DD`, or empty when the goal has no date. */
  limite: string;
}

/** The declared goal of `data/metas/declarada-2446.csv`; it has no published date. */
export const DEFAULT_GOALS: readonly Goal[] = [
  { id: 'declarada', nombre: 'Meta declarada', municipios: 2446, limite: '' }
];
