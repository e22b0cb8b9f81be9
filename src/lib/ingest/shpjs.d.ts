/** The two parsers of shpjs that are used here; the library carries no types of its own. */
declare module 'shpjs' {
  /** Geometries of a `.shp` in its own coordinates; null where a record has none. */
  export function parseShp(shp: Uint8Array): (GeoJSON.Geometry | null)[];
  /** Records of a `.dbf`, its text read with a label that TextDecoder knows. */
  export function parseDbf(dbf: Uint8Array, encoding?: string): Record<string, unknown>[];
}
