import { foldName } from '../../domain/catalog';
import type { Contract } from '../../domain/contract';
import { maskPersonal } from '../../domain/privacy';
import type { Problem } from '../../domain/problem';
import type { DecimalSign } from '../figures/number';
import { readCount } from './numbers';
import type { CellOf } from './values';

const TOTAL = /^(gran |sub ?)?total(es)?\b|^suma\b/;
const WHOLE_TOTAL = /^(gran )?total(es)?( general| de .*)?$|^suma( total)?$/;
const FOOTER = /^(fuente|nota|notas|corte|elaboro|elaborado|pagina|ultima actualizacion|actualizado)\b/;

/** Whether a text is that of a line of totals. */
export const saysTotal = (text: string): boolean => TOTAL.test(foldName(text));

/** What all the options of an election got together, and nothing that could be the name of one. */
const OF_ALL_OPTIONS =
  /^(?:gran )?total(?:es)?(?: general| (?:de )?(?:votos|votacion)(?: emitidos?)?)?$|^suma(?: total)?$|^votacion total(?: emitida)?$|^votos totales$/;

/** Whether the name of an option says that it is all of them together. */
export const isTotalOfOptions = (text: string): boolean => OF_ALL_OPTIONS.test(foldName(text));

/** Whether a line is one of source or notes: it begins so and holds little else. */
export function isFooter(cells: readonly string[]): boolean {
  const filled = cells.filter((c) => c !== '');
  const isAlone = filled.length === 1 || (filled.length === 2 && filled[0].includes(':'));
  return isAlone && FOOTER.test(foldName(filled[0]));
}

/** Sums of one column: of all its rows and of the accepted ones, whole and since the last total. */
interface Sums {
  all: number;
  accepted: number;
  allSince: number;
  acceptedSince: number;
}

/** Adds the columns of counts up, to hold them against the totals that a file writes. */
export class Totals {
  private readonly sums = new Map<string, Sums>();
  private readonly columns: readonly string[];

  constructor(
    { columnas }: Contract,
    private readonly signs: ReadonlyMap<string, DecimalSign>,
    present: (name: string) => boolean
  ) {
    this.columns = columnas
      .filter(
        (c) => c.tipo === 'entero' && (c.unidad === 'personas' || c.unidad === 'votos') && present(c.nombre)
      )
      .map((c) => c.nombre);
    for (const name of this.columns)
      this.sums.set(name, { all: 0, accepted: 0, allSince: 0, acceptedSince: 0 });
  }

  /** Whether there is anything to add up. */
  get isEmpty(): boolean {
    return this.columns.length === 0;
  }

  add(cell: CellOf, accepted: boolean): void {
    for (const name of this.columns) {
      const written = cell(name);
      const value = readCount(written, this.signs.get(name) ?? 'punto');
      // A telephone among counts would be told as the sum of its column.
      if (value === null || Number.isNaN(value) || maskPersonal(written) !== written) continue;
      const sums = this.sums.get(name)!;
      sums.all += value;
      sums.allSince += value;
      if (!accepted) continue;
      sums.accepted += value;
      sums.acceptedSince += value;
    }
  }

  /** The totals of a line that agree with nothing that the file adds up to. */
  hold(cells: readonly string[], cell: CellOf, line: number): Problem[] {
    if (!cells.some((c) => WHOLE_TOTAL.test(foldName(c)))) return [];
    return this.columns.flatMap((name): Problem[] => {
      const written = cell(name);
      const value = readCount(written, this.signs.get(name) ?? 'punto');
      if (value === null || Number.isNaN(value)) return [];
      const sums = this.sums.get(name)!;
      const agrees = [sums.all, sums.accepted, sums.allSince, sums.acceptedSince].includes(value);
      sums.allSince = sums.acceptedSince = 0;
      if (agrees) return [];
      const detalle = { sumas: [sums.accepted, sums.all] as const };
      return [
        {
          renglon: line,
          columna: name,
          valor: maskPersonal(written),
          motivo: 'total-no-coincide',
          bucket: null,
          detalle
        }
      ];
    });
  }
}
