import { FileError } from './problem';

/** Keys of one system taken for the other's cross the names of two municipalities at least. */
const LEAST_CROSSED = 2;

/** Holds the names beside the keys of a file against the keys: the same digits are another place in the other system. */
export class NameCheck {
  /** Rows whose name is that of their key. */
  agree = 0;
  /** Keys whose name belongs to others. */
  readonly crossed: string[] = [];

  /** @param keysOf INEGI keys of the municipalities of a state that bear a name; none where nobody knows the name */
  constructor(private readonly keysOf: (entidad: string, nombre: string) => readonly string[]) {}

  /** Looks at a row; whether its name belongs to another key. */
  add(clave: string, nombre: string): boolean {
    if (nombre.trim() === '') return false;
    const own = this.keysOf(clave.slice(0, 2), nombre);
    if (own.length === 0) return false;
    if (own.includes(clave)) {
      this.agree++;
      return false;
    }
    this.crossed.push(clave);
    return true;
  }

  /**
   * Refuses a file whose keys its own names contradict.
   * @param strict where no header says whose the keys are, two crossed names are enough
   * @throws FileError `claves-y-nombres`
   */
  refuse(strict = false): void {
    refuseCrossed(strict ? { agree: 0, crossed: this.crossed } : this);
  }
}

/**
 * Refuses keys that are, by the names beside them, none of INEGI's: more are crossed than agree.
 * @throws FileError `claves-y-nombres`
 */
export function refuseCrossed({ agree, crossed }: Pick<NameCheck, 'agree' | 'crossed'>): void {
  if (crossed.length >= LEAST_CROSSED && crossed.length > agree)
    throw new FileError('claves-y-nombres', { claves: crossed.slice(0, 12), cuantas: crossed.length });
}
