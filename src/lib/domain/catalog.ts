import type { ClaveEntidad, ClaveMunicipio } from './clave';

/** One municipality of a frame. Its position in the catalogue is its code everywhere else. */
export interface Municipio {
  clave: ClaveMunicipio;
  nombre: string;
  /** Ellipsoidal area, km². */
  areaKm2: number;
  /** Interior point, degrees. */
  lon: number;
  lat: number;
  /** People according to the frame itself; null is *sin dato*. */
  pob: number | null;
}

/** The list of municipalities in use, in the order of its keys. */
export interface Catalog {
  nombre: string;
  fuente: string;
  municipios: Municipio[];
}

/** One of the 32 states, with the spellings that spreadsheets use for it. */
export interface Entidad {
  clave: ClaveEntidad;
  nombre: string;
  abreviatura: string;
  variantes: string[];
}

/** A municipality created after the 2010 census, with where its territory came from. */
export interface LaterMunicipio {
  clave: ClaveMunicipio;
  nombre: string;
  origen: { clave: ClaveMunicipio; nombre: string }[];
  fuente: string;
  confianza: 'H' | 'M';
}

/** Lower case, without accents, punctuation or repeated spaces: for searching and matching names. */
export function foldName(text: string): string {
  // Most texts have nothing to take apart, and taking apart is slow.
  const plain = /[^\x20-\x7e]/.test(text) ? text.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : text;
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
