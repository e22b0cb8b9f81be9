import { foldName, type LaterMunicipio } from './catalog';

/** A municipality as a list names it. */
interface Named {
  clave: string;
  nombre: string;
}

/** What a list of municipalities has, lacks or calls otherwise than another, only in the states that both have. */
export interface VintageChanges {
  /** New ones, with the names of the municipalities that their territory came from, where that is known. */
  nuevos: (Named & { origen: string[] })[];
  ausentes: Named[];
  renombrados: { clave: string; antes: string; ahora: string }[];
}

/** Compares a newer list with an older one by key; a change of accents or capitals is no change of name. */
export function compareVintages(
  before: readonly Named[],
  now: readonly Named[],
  later: readonly LaterMunicipio[]
): VintageChanges {
  const stateOf = ({ clave }: Named) => clave.slice(0, 2);
  const common = new Set(now.map(stateOf));
  const old = new Map(before.filter((m) => common.has(stateOf(m))).map((m) => [m.clave, m]));
  const oldStates = new Set(before.map(stateOf));
  const parents = new Map(later.map((l) => [l.clave as string, l.origen.map((o) => o.nombre)]));
  const keys = new Set(now.map((m) => m.clave));
  return {
    nuevos: now
      .filter((m) => oldStates.has(stateOf(m)) && !old.has(m.clave))
      .map(({ clave, nombre }) => ({ clave, nombre, origen: parents.get(clave) ?? [] })),
    ausentes: [...old.values()]
      .filter((m) => !keys.has(m.clave))
      .map(({ clave, nombre }) => ({ clave, nombre })),
    renombrados: now.flatMap(({ clave, nombre }) => {
      const former = old.get(clave)?.nombre;
      return former !== undefined && foldName(former) !== foldName(nombre)
        ? [{ clave, antes: former, ahora: nombre }]
        : [];
    })
  };
}
