import { foldName } from '../../domain/catalog';
import { placeKey, type PlaceDecision, type UnknownPlace, type WrittenPlace } from '../../domain/decision';
import { quotable } from '../../domain/privacy';
import { mostAlike } from '../../domain/similar-names';
import { knownPlaces, type KnownPlace, type PlaceAnswer } from '../place';
import type { ReadingContext } from '../table/context';

const CANDIDATES = 3;

/** The places that a table writes and nobody knows, and what a person decided of places written so before. */
export class UnknownPlaces {
  private readonly rows = new Map<string, WrittenPlace & { filas: number; among: readonly string[] }>();

  constructor(private readonly context: ReadingContext) {}

  /** The municipality that a person said a place so written is; null where nobody did. */
  answer(place: WrittenPlace): PlaceAnswer | null {
    const { decisions } = this.context;
    const decided = decisions.size > 0 ? decisions.findAlike(place) : null;
    return isChosen(decided) && knownPlaces(this.context).places.has(decided.cvegeo)
      ? { kind: 'found', clave: decided.cvegeo }
      : null;
  }

  /** Counts a row of a place that was not found. */
  add(place: WrittenPlace, found: PlaceAnswer | null): void {
    const key = placeKey(place);
    const before = this.rows.get(key);
    if (before) before.filas++;
    else
      this.rows.set(key, {
        ...place,
        filas: 1,
        among: found?.kind === 'ambiguous' ? found.candidates : []
      });
  }

  /** Those of most rows first; those that a person left out are none. */
  list(): UnknownPlace[] {
    const { municipios, later, elsewhere, decisions } = this.context;
    const { places } = knownPlaces(this.context);
    const all = [...municipios, ...later, ...elsewhere].map((k): [string, KnownPlace] => [k.clave, k]);
    const known = [...new Map(all.reverse()).values()];
    return [...this.rows.values()]
      .filter((place) => decisions.findAlike(place)?.decision !== 'rechazar')
      .sort((a, b) => b.filas - a.filas)
      .map(({ among, ...place }) => {
        const state = places.stateOf(place.entidad);
        // Without a state only those of the very name are worth naming.
        const isNear = (k: KnownPlace) =>
          state !== null ? k.clave.startsWith(state) : foldName(k.nombre) === foldName(place.municipio);
        const near = among.length
          ? known.filter((k) => among.includes(k.clave))
          : mostAlike(place.municipio, known.filter(isNear), CANDIDATES);
        return {
          ...written(place),
          filas: place.filas,
          candidatos: near.map(({ clave, nombre }) => ({ clave, nombre }))
        };
      });
  }
}

/** What is written, as it may be shown and kept. */
const written = ({ entidad, municipio, clave }: WrittenPlace): WrittenPlace => ({
  entidad: quotable(entidad),
  municipio: quotable(municipio),
  clave: quotable(clave)
});

const isChosen = (
  decision: PlaceDecision | null
): decision is PlaceDecision & { cvegeo: KnownPlace['clave'] } =>
  decision?.decision === 'elegir' && decision.cvegeo !== '';
