import { mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** The lines between states, the coast and the outer border included, of a layer whose ids are keys. */
export function stateLines(source: Topology, municipios: GeometryCollection) {
  return mesh(source, municipios as never, (a, b) => {
    const of = (g: { id?: string | number }) => String(g.id).slice(0, 2);
    return a === b || of(a as never) !== of(b as never);
  });
}
