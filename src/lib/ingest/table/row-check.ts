import type { Contract, PlaceRole, Value } from '../../domain/contract';
import { keptColumns } from '../../domain/contract';
import type { PlaceDecision, PlaceDecisions } from '../../domain/decision';
import type { ClaveMunicipio } from '../../domain/clave';
import type { KeySystem } from '../../domain/key-system';
import type { Bucket, ProblemDetail, Reason } from '../../domain/problem';
import type { NameVerdict } from '../name-check';
import { keysNamed, type Places } from '../place';
import { PlaceReader, type PlaceCells } from '../place-reader';
import { Failure, valueReaders, type CellOf, type Style } from './values';

/** Why a row was set aside. */
export interface Refused {
  bucket: Exclude<Bucket, 'aceptadas'>;
  columna: string;
  motivo: Reason;
  detalle?: ProblemDetail;
}

/** Where a row is, or why nobody can tell; null where it may be of no municipality. */
export type Located =
  | {
      clave: ClaveMunicipio | '';
      decided: PlaceDecision | null;
      refused: null;
      /** Whether its names are those of its key or of another municipality; absent where they say nothing. */
      names?: NameVerdict;
    }
  | { clave: ''; decided: PlaceDecision | null; refused: Refused; names?: NameVerdict };

const UNKNOWN: ReadonlySet<Reason> = new Set<Reason>([
  'sin-clave',
  'clave-imposible',
  'clave-desconocida',
  'entidad-desconocida'
]);

const REMEMBERED_PLACES = 200_000;

/** What a row check needs to know of the file, or of the table being edited. */
export interface CheckSetting {
  places: Places;
  system: KeySystem;
  /** Which columns of a place there are. */
  roles: ReadonlySet<PlaceRole>;
  style: Style;
  decisions: PlaceDecisions;
  /** Canonical columns that the file lacks. */
  missing: ReadonlySet<string>;
}

/** The rules of one contract, ready for row after row: the same for a file that is read and for a cell that is edited. */
export class RowCheck {
  /** The values of the last row that held, in the order of `columns`. */
  readonly values: Value[];
  readonly columns: readonly string[];
  private readonly readers: ReturnType<typeof valueReaders>;
  /** Where each reader's value goes. */
  private readonly slots: readonly number[];
  private readonly placeSlot: number;
  private readonly placeReader: PlaceReader;
  private readonly known = new Map<string, Located>();
  private readonly keyColumn: string;
  private readonly onlyKey: boolean;
  private readonly pairs: readonly { a: number; b: number; columns: [string, string]; reason: Reason }[];

  constructor(
    readonly contract: Contract,
    private readonly setting: CheckSetting
  ) {
    const { places, style, roles, system } = setting;
    this.columns = keptColumns(contract).map((c) => c.nombre);
    this.values = this.columns.map(() => null);
    this.readers = valueReaders(contract, style, places).map((r) => {
      const { siFalta } = r.column;
      return siFalta !== undefined && setting.missing.has(r.column.nombre)
        ? { ...r, read: () => siFalta }
        : r;
    });
    const at = (name: string) => this.columns.indexOf(name);
    this.slots = this.readers.map((r) => at(r.column.nombre));
    this.placeSlot = contract.lugar ? at(contract.lugar.columna) : -1;
    this.placeReader = new PlaceReader(places, roles, system);
    this.keyColumn = contract.lugar?.columna ?? '';
    this.onlyKey = roles.size === 1 && roles.has('cvegeo');
    const pair =
      (reason: Reason) =>
      ([x, y]: readonly [string, string]) => ({
        a: at(x),
        b: at(y),
        columns: [x, y] as [string, string],
        reason
      });
    this.pairs = [
      ...contract.partes.map(pair('parte-mayor-que-todo')),
      ...contract.orden.map(pair('fechas-al-reves'))
    ];
  }

  /** The cells of a row that say where it is. */
  placeCells(cell: CellOf): PlaceCells {
    return {
      cvegeo: cell(this.keyColumn),
      mun_ine: cell('mun_ine'),
      entidad: cell('entidad'),
      municipio: cell('municipio')
    };
  }

  /**
   * Where a row is.
   * @param id the row's own id, for what was decided of it alone
   */
  locate(cell: CellOf, id: string): Located {
    const own = id !== '' && this.setting.decisions.size > 0 ? id : '';
    // Most files have nothing but the key.
    const key =
      this.onlyKey && own === ''
        ? cell(this.keyColumn)
        : `${cell(this.keyColumn)}\u0001${cell('mun_ine')}\u0001${cell('entidad')}\u0001${cell('municipio')}\u0001${own}`;
    let located = this.known.get(key);
    if (!located) {
      located = this.look(this.placeCells(cell), own);
      if (this.known.size < REMEMBERED_PLACES) this.known.set(key, located);
    }
    if (located.refused?.motivo === 'sin-clave' && this.contract.lugar?.puedeFaltar?.(cell))
      return { clave: '', decided: null, refused: null };
    return located;
  }

  private look(cells: PlaceCells, id: string): Located {
    const answer = this.placeReader.locate(cells);
    const { cvegeo, mun_ine, entidad, municipio } = cells;
    if (answer.kind === 'found') {
      const names =
        answer.column === 'municipio' ? undefined : this.weighNames(answer.clave, entidad, municipio);
      return { clave: answer.clave, decided: null, refused: null, names };
    }
    const written = { entidad, municipio, clave: cvegeo || mun_ine };
    const decided = this.setting.decisions.find(this.contract.tipo, id, written);
    if (decided?.decision === 'elegir' && decided.cvegeo && this.setting.places.has(decided.cvegeo))
      return { clave: decided.cvegeo, decided, refused: null };
    const columna = answer.column === 'cvegeo' ? this.keyColumn : answer.column;
    const rejected = decided?.decision === 'rechazar' ? { rechazada: true } : {};
    const refused: Refused =
      answer.kind === 'ambiguous'
        ? {
            bucket: 'ambiguas',
            columna,
            motivo:
              answer.column === 'municipio' && !/^\d+$/.test(municipio)
                ? 'nombre-ambiguo'
                : 'clave-ine-ambigua',
            detalle: { candidatos: [...answer.candidates], ...rejected }
          }
        : {
            bucket: 'desconocidas',
            columna,
            motivo: answer.reason,
            detalle: decided ? rejected : undefined
          };
    return { clave: '', decided, refused };
  }

  /** Whether the names of a place are those of another municipality, or its state another one. */
  private weighNames(clave: string, entidad: string, municipio: string): NameVerdict | undefined {
    const { places } = this.setting;
    const state = entidad === '' ? null : places.stateOf(entidad);
    if (state !== null && state !== clave.slice(0, 2)) return 'de-otro';
    const own = keysNamed(places, state ?? clave.slice(0, 2), municipio);
    return own.length === 0 ? undefined : own.includes(clave) ? 'suyo' : 'de-otro';
  }

  /**
   * Reads the values of a row whose place is known.
   * @returns null when every rule holds and `values` has the row
   */
  check(cell: CellOf, clave: string): Refused | null {
    const { values, readers, slots } = this;
    if (this.placeSlot >= 0) values[this.placeSlot] = clave;
    for (let i = 0; i < readers.length; i++) {
      const value = readers[i].read(cell);
      if (value instanceof Failure)
        return {
          bucket: UNKNOWN.has(value.reason) ? 'desconocidas' : 'fueraDeRango',
          columna: readers[i].column.nombre,
          motivo: value.reason,
          detalle: value.detail
        };
      values[slots[i]] = value;
    }
    for (const { a, b, columns, reason } of this.pairs) {
      const [x, y] = [values[a], values[b]];
      if (typeof x === 'number' && typeof y === 'number' && x > y)
        return {
          bucket: 'fueraDeRango',
          columna: columns[reason === 'fechas-al-reves' ? 1 : 0],
          motivo: reason,
          detalle: { columnas: columns }
        };
    }
    return null;
  }

  /** Value of one column of a row, whatever the rest of it; undefined when it has none that can be read. */
  readColumn(column: string, cell: CellOf): Value | undefined {
    const value = this.readers.find((r) => r.column.nombre === column)?.read(cell);
    return value instanceof Failure ? undefined : value;
  }

  /** Value of a column of the last row that held. */
  valueOf(column: string): Value {
    return this.values[this.columns.indexOf(column)];
  }
}
