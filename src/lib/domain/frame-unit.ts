import type { MultiPolygon, Polygon } from 'geojson';
import type { ClaveMunicipio } from './clave';

/** What a boundary file says of one municipality, before anything is computed from its shape. */
export interface FrameUnit {
  clave: ClaveMunicipio;
  nombre: string;
  pob: number | null;
  geometry: Polygon | MultiPolygon;
}
