import { foldName } from './catalog';

/** The three strategies by which a network works, with how spreadsheets write them (already folded). */
export const STRATEGIES: readonly { nombre: string; sinonimos: readonly string[] }[] = [
  { nombre: 'autogestión', sinonimos: ['autogestiva', 'auto gestion'] },
  { nombre: 'cogestión', sinonimos: ['cogestiva', 'co gestion'] },
  { nombre: 'gestión social', sinonimos: ['gestion', 'gestoria', 'gestoria social'] }
];

const HARD = /[;|\n]/;
const SOFT = /[,/&+]| [ye] /i;
/** What people write where there is no tag. */
const NONE = /^(ningun[oa]?|no aplica|n a|na|sin (eje|estrategia|sector|dato)|s d|0)$/;
/** A place in a list before a name: "1. ", "II) ". */
const NUMBERED = /^(\d{1,2}|[ivx]{1,4})[.)]\s+(?=\p{L})/iu;

/** Names of a list, to which those that only the rows write are added as they come. */
export class TagList {
  readonly names: string[];
  private readonly listed: number;
  private readonly codes = new Map<string, number>();
  private readonly read = new Map<string, number[]>();

  /** @param listed names of the list, each with other ways to write it, already folded */
  constructor(listed: readonly { nombre: string; sinonimos?: readonly string[] }[]) {
    this.names = listed.map((t) => t.nombre);
    this.listed = listed.length;
    listed.forEach(({ nombre, sinonimos = [] }, code) => {
      for (const written of [foldName(nombre), ...sinonimos])
        if (!this.codes.has(written)) this.codes.set(written, code);
    });
  }

  /**
   * Positions of the tags that a cell names, each once. A cell is one name, or several divided by ";", "|" or a new line;
   * commas, bars and "y" divide it only where every part is a name of the list, since they may be within a name.
   */
  positionsOf(cell: string): number[] {
    const text = cell.trim();
    if (text === '') return [];
    let known = this.read.get(text);
    if (!known) {
      known = [...new Set(this.split(text).map((name) => this.code(name)))];
      this.read.set(text, known);
    }
    return known;
  }

  private split(text: string): string[] {
    if (this.isListed(text)) return [text];
    return text
      .split(HARD)
      .map((part) => part.trim().replace(NUMBERED, ''))
      .filter((part) => foldName(part) !== '' && !NONE.test(foldName(part)))
      .flatMap((part) => {
        const parts = part.split(SOFT).map((p) => p.trim().replace(NUMBERED, ''));
        return !this.isListed(part) && parts.length > 1 && parts.every((p) => this.isListed(p))
          ? parts
          : [part];
      });
  }

  private isListed = (name: string) => (this.codes.get(foldName(name)) ?? Infinity) < this.listed;

  private code(name: string): number {
    const folded = foldName(name);
    let code = this.codes.get(folded);
    if (code === undefined) {
      code = this.names.push(name) - 1;
      this.codes.set(folded, code);
    }
    return code;
  }
}
