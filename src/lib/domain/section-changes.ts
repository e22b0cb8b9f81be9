/** What changed in where a sección is. */
export interface MovedSection {
  code: number;
  /** INEGI keys; empty where nobody says the municipality. */
  municipio: [antes: string, ahora: string];
  /** Codes of federal and local districts; 0 where nobody says them. */
  federal: [antes: number, ahora: number];
  local: [antes: number, ahora: number];
}

/** How a catalogue of secciones differs from an older one, in key order. */
export interface SectionChanges {
  /** Codes of the secciones that only the newer one has, and that only the older one has. */
  nuevas: number[];
  retiradas: number[];
  movidas: MovedSection[];
  iguales: number;
}
