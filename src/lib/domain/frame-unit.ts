import type { MultiPolygon, Polygon } from 'geojson';
import type { ClaveMunicipio } from './clave';

/** What the units of a layer of boundaries are. */
export type FrameLevel = 'municipios' | 'entidades' | 'distritos' | 'distritos-locales' | 'secciones';

/** What a boundary file says of one municipality, before anything is computed from its shape. */
export interface FrameUnit {
  clave: ClaveMunicipio;
  nombre: string;
  pob: number | null;
  geometry: Polygon | MultiPolygon;
}
