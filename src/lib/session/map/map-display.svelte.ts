import type { MultiLineString } from 'geojson';
import type { Board } from '../coverage/board.svelte';

/** A line of what the map says of the unit under the pointer. */
export type HoverLine = readonly [name: string, value: string];

/** What the map shows, by position of the catalogue. */
export interface MapSubject {
  readonly classes: Uint8Array;
  readonly visible: Uint8Array;
  readonly colors: readonly string[];
  /** Units that belong together are outlined together; −1 belongs to nobody. Absent or null draws no such outline. */
  readonly groups?: Int32Array | null;
  /** Units marked besides the selected municipality; absent leaves its neighbours marked. */
  readonly marked?: readonly number[];
  /** Whether the card of a chosen unit stands over the right side of the map; absent is no. */
  readonly hasCard?: boolean;
  /** Ways between places that are drawn over the units; absent or null draws none. */
  readonly ways?: MultiLineString | null;
  hover(position: number): HoverLine[];
  /** A unit was chosen on the map; null lets it go. */
  select(clave: string | null, position: number | null): void;
}

/** 1 for the municipalities of a state; without one, for all. */
export function maskState(claves: readonly string[], ent: string | null): Uint8Array {
  const mask = new Uint8Array(claves.length);
  if (!ent) return mask.fill(1);
  for (let m = 0; m < mask.length; m++) if (claves[m].startsWith(ent)) mask[m] = 1;
  return mask;
}

/** Municipalities of a mask in each class, for a legend. */
export function countClasses(classes: Uint8Array, mask: Uint8Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  classes.forEach((code, m) => {
    if (mask[m]) counts.set(code, (counts.get(code) ?? 0) + 1);
  });
  return counts;
}

/** What the one map shows: the board, or what the page on screen puts in its place. */
export class MapDisplay {
  private other = $state.raw<MapSubject | null>(null);

  constructor(private readonly board: Board) {}

  /** Shows something else until the function that comes back is called. */
  show(subject: MapSubject): () => void {
    this.other = subject;
    return () => {
      if (this.other === subject) this.other = null;
    };
  }

  get subject(): MapSubject | null {
    return this.other;
  }
  /** Whether the card of a chosen unit stands over the map: that of the board does. */
  get hasCard(): boolean {
    return this.other ? (this.other.hasCard ?? false) : true;
  }
  get classes(): Uint8Array {
    return this.other?.classes ?? this.board.classes;
  }
  get visible(): Uint8Array {
    return this.other?.visible ?? this.board.visible;
  }
  get colors(): readonly string[] {
    return this.other?.colors ?? this.board.colors;
  }
}
