import { maskFolio } from '../../domain/privacy';
import { textsOf } from '../../domain/cell-text';
import {
  keptColumns,
  type Column,
  type Contract,
  type PlaceRole,
  type TableRow
} from '../../domain/contract';
import type { Day } from '../../domain/day';
import type { KeySystem } from '../../domain/key-system';
import type { Problem } from '../../domain/problem';
import { signOfCell } from '../../ingest/figures/separators';
import type { Places } from '../../ingest/place';
import { RowCheck, type Refused } from '../../ingest/table/row-check';
import type { CellOf } from '../../ingest/table/values';
import type { PlaceDecisions } from '../../domain/decision';

/** What a person wants done to a table. Cells are text, by canonical column; those that are absent stay as they are. */
export type EditRequest =
  | { que: 'cambiar'; fila: number; celdas: Record<string, string> }
  | { que: 'agregar'; celdas: Record<string, string> }
  | { que: 'quitar'; fila: number }
  /** Mends a row set aside. */
  | { que: 'corregir'; pendiente: number; celdas: Record<string, string> }
  /** Leaves a row set aside out, or gives it back to the queue. */
  | { que: 'dejar-fuera'; pendiente: number }
  | { que: 'devolver'; pendiente: number };

const ROLES: readonly PlaceRole[] = ['cvegeo', 'entidad', 'municipio', 'mun_ine'];

/** Checks rows made by hand with the rules of the files that are read. */
export class HandCheck {
  private readonly checks = new Map<KeySystem, RowCheck>();
  /** What a cell says that the file of its row did not have. */
  private readonly absent: ReadonlyMap<string, string>;

  constructor(
    private readonly contract: Contract,
    private readonly places: Places,
    private readonly decisions: PlaceDecisions,
    private readonly today: Day
  ) {
    this.absent = new Map(
      contract.columnas.flatMap((c) =>
        c.siFalta === undefined ? [] : [[c.nombre, String(c.siFalta)] as const]
      )
    );
  }

  private checkFor(system: KeySystem): RowCheck {
    let check = this.checks.get(system);
    if (!check) {
      const style = {
        order: 'dia-mes' as const,
        // What a person writes by hand stands alone: nothing else says how it is meant.
        signOf: ({ tipo }: Column, text: string) =>
          signOfCell(text, tipo === 'entero' ? 'cuentas' : 'menores'),
        english: false,
        fractions: new Set<string>(),
        today: this.today,
        folio: maskFolio
      };
      const { places, decisions } = this;
      check = new RowCheck(this.contract, {
        places,
        decisions,
        system,
        style,
        roles: new Set(ROLES),
        missing: new Set()
      });
      this.checks.set(system, check);
    }
    return check;
  }

  /**
   * The row that the cells make, or why they make none.
   * @param system of the key among them: INEGI's where a person wrote or chose it
   */
  read(
    celdas: Readonly<Record<string, string>>,
    system: KeySystem
  ): { row: TableRow; refused: null } | { row: null; refused: Refused } {
    const { contract } = this;
    const cell: CellOf = (name) => (celdas[name] ?? this.absent.get(name) ?? '').trim();
    const check = this.checkFor(system);
    const id = contract.identidad.length === 1 ? cell(contract.identidad[0]) : '';
    const located = contract.lugar ? check.locate(cell, id) : null;
    const refused = located?.refused ?? check.check(cell, located?.clave ?? '');
    if (refused) return { row: null, refused };
    return {
      row: Object.fromEntries(check.columns.map((name, i) => [name, check.values[i]])),
      refused: null
    };
  }

  /** The cells of a row, some of them changed. */
  changed(row: TableRow, celdas: Readonly<Record<string, string>>): Record<string, string> {
    const kept = new Set(keptColumns(this.contract).map((c) => c.nombre));
    const own = Object.fromEntries(
      Object.entries(celdas).filter(([name]) => kept.has(name) || ROLES.includes(name as PlaceRole))
    );
    return { ...textsOf(this.contract, row), ...own };
  }
}

/** A row that could not be made, as a row set aside. */
export const asProblem = (
  { bucket, columna, motivo, detalle }: Refused,
  celdas: Record<string, string>,
  before?: Problem
): Problem => ({
  renglon: before?.renglon ?? 0,
  archivo: before?.archivo,
  sistema: before?.sistema,
  columna,
  valor:
    columna === 'municipio' ? `${celdas.entidad ?? ''} / ${celdas.municipio ?? ''}` : (celdas[columna] ?? ''),
  motivo,
  bucket,
  detalle,
  celdas
});
