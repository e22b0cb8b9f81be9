import { FileError } from './problem';

/** Keys of one system taken for the other's cross the names of two municipalities at least. */
const LEAST_CROSSED = 2;

/** What the name beside a key says of it: it is its own, or another's. */
export type NameVerdict = 'suyo' | 'de-otro';

/**
 * Holds the names beside the keys of a file against the keys: the same digits are another place in the other system.
 * Municipalities are counted, not rows: a long table says each of them many times.
 */
export class NameCheck {
  private readonly agreeing = new Set<string>();
  private readonly crossing = new Set<string>();
  private readonly known = new Map<string, NameVerdict | undefined>();

  /** @param keysOf INEGI keys of the municipalities of a state that bear a name; none where nobody knows the name */
  constructor(private readonly keysOf: (entidad: string, nombre: string) => readonly string[]) {}

  /** Looks at the name beside a key; undefined where it says nothing. */
  add(clave: string, nombre: string): NameVerdict | undefined {
    if (nombre === '') return undefined;
    const id = `${clave}\u0001${nombre}`;
    if (this.known.has(id)) return this.known.get(id);
    const own = this.keysOf(clave.slice(0, 2), nombre);
    const verdict = own.length === 0 ? undefined : own.includes(clave) ? 'suyo' : 'de-otro';
    this.known.set(id, verdict);
    this.note(clave, verdict);
    return verdict;
  }

  /** Counts a verdict that was reached elsewhere. */
  note(clave: string, verdict: NameVerdict | undefined): void {
    if (verdict === 'suyo') this.agreeing.add(clave);
    else if (verdict === 'de-otro') this.crossing.add(clave);
  }

  /** Whether some key has its own name beside it. */
  get isBorneOut(): boolean {
    return this.agreeing.size > 0;
  }

  /** Keys that have the name of another beside them. */
  get crossed(): string[] {
    return [...this.crossing];
  }

  /**
   * Refuses keys that are, by the names beside them, none of INEGI's: more are crossed than agree.
   * @param strict where no header says whose the keys are, two crossed names are enough
   * @throws FileError `claves-y-nombres`
   */
  refuse(strict = false): void {
    const { crossed } = this;
    if (crossed.length >= LEAST_CROSSED && (strict || crossed.length > this.agreeing.size))
      throw new FileError('claves-y-nombres', { claves: crossed.slice(0, 12), cuantas: crossed.length });
  }
}
