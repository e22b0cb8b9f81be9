import { foldName } from './catalog';
import type { ClaveMunicipio } from './clave';
import type { TableKind } from './contract';

/** How a row writes where it is. */
export interface WrittenPlace {
  entidad: string;
  municipio: string;
  /** A key as written, INEGI's or INE's; then the names are not looked at. */
  clave: string;
}

/** A municipality by its key and its name. */
interface NamedPlace {
  clave: ClaveMunicipio;
  nombre: string;
}

/** A place as a table writes it that no list knows: in how many rows, and the most alike, best first. */
export interface UnknownPlace extends WrittenPlace {
  filas: number;
  candidatos: NamedPlace[];
}

/** What a person said of a place that could not be told: of one row, or of all that write it alike. */
export interface PlaceDecision extends WrittenPlace {
  /** The table and the row's own id; both empty for all that write the place alike. */
  tabla: TableKind | '';
  id: string;
  decision: 'elegir' | 'rechazar';
  /** The municipality chosen; empty when the rows stay out. */
  cvegeo: ClaveMunicipio | '';
}

const compact = (text: string) => text.replace(/[\s\u00a0]+/g, '').replace(/^0+(?=\d)/, '');

/** The same for places that are written alike. */
export const placeKey = ({ entidad, municipio, clave }: WrittenPlace): string =>
  clave.trim() === ''
    ? `${foldName(entidad)}|${foldName(municipio)}`
    : `${foldName(entidad) && compact(clave).length <= 3 ? foldName(entidad) : ''}#${compact(clave)}`;

const keyOf = (tabla: string, id: string, place: WrittenPlace) =>
  id === '' ? placeKey(place) : `${tabla}\u0001${id}\u0001${placeKey(place)}`;

/** Decisions, found by the row that they are about; a later one about the same replaces the earlier. */
export class PlaceDecisions {
  private readonly known = new Map<string, PlaceDecision>();

  constructor(decisions: readonly PlaceDecision[] = []) {
    for (const d of decisions) this.known.set(keyOf(d.tabla, d.id, d), d);
  }

  get size(): number {
    return this.known.size;
  }

  /** What was decided of a row: of itself first, else of all that write its place alike. */
  find(tabla: TableKind, id: string, place: WrittenPlace): PlaceDecision | null {
    return (id === '' ? undefined : this.known.get(keyOf(tabla, id, place))) ?? this.findAlike(place);
  }

  /** What was decided of all that write a place alike; null where nobody did. */
  findAlike = (place: WrittenPlace): PlaceDecision | null => this.known.get(keyOf('', '', place)) ?? null;

  /** These decisions and others, of which the latter win. */
  with(others: readonly PlaceDecision[]): PlaceDecisions {
    return new PlaceDecisions([...this.list(), ...others]);
  }

  list(): PlaceDecision[] {
    return [...this.known.values()];
  }
}
