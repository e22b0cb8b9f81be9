import { foldName, type Entidad, type LaterMunicipio } from '../domain/catalog';
import { joinClave, parseClaveEntidad, parseClaveMunicipio, type ClaveMunicipio } from '../domain/clave';
import type { KeyBridge } from '../domain/key-system';

/** A municipality that a file may name: those of the frame and the later ones that the frame does not have yet. */
export interface KnownPlace {
  clave: ClaveMunicipio;
  nombre: string;
}

/** INEGI keys by state and name, of every name that a list gives a municipality. */
export function namesIn(
  places: readonly { clave: string; nombre?: string }[]
): (entidad: string, nombre: string) => readonly string[] {
  const keys = new Map<string, string[]>();
  for (const { clave, nombre = '' } of places) {
    const name = `${clave.slice(0, 2)} ${foldName(nombre)}`;
    const same = keys.get(name);
    if (!same) keys.set(name, [clave]);
    else if (!same.includes(clave)) same.push(clave);
  }
  return (entidad, nombre) => keys.get(`${entidad} ${foldName(nombre)}`) ?? [];
}

/** Keys of states by what a list calls them: their names and abbreviations. */
export function statesIn(entidades: readonly Entidad[]): (text: string) => string | null {
  const keys = new Map<string, string>();
  for (const e of entidades)
    for (const name of [e.nombre, e.abreviatura, ...e.variantes]) keys.set(foldName(name), e.clave);
  return (text) => keys.get(foldName(text)) ?? null;
}

/** What looking a place up gave: one municipality, several, or why none. */
export type PlaceAnswer =
  | { kind: 'found'; clave: ClaveMunicipio }
  | { kind: 'ambiguous'; candidates: readonly ClaveMunicipio[] }
  | {
      kind: 'unknown';
      reason:
        | 'sin-clave'
        | 'clave-imposible'
        | 'clave-desconocida'
        | 'clave-ine-desconocida'
        | 'entidad-desconocida'
        | 'nombre-desconocido';
    };

/** The mark of a note after a name: `Cosío 1/`, `Cosío*`, `Cosío (2)`. */
const MARK_OF_NOTE = /(?:\s*\*+|\s+\d{1,2}\/|\s*\(\d{1,2}\)|[¹²³⁴-⁹]+)+\s*$/u;

/** "Llano, El" and "El Llano" are one name. */
const turnArticle = (name: string) => name.replace(/^(.*),\s*(el|la|los|las)$/i, '$2 $1');

/** Abbreviations that stand for one word only, folded. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  cd: 'ciudad',
  cnel: 'coronel',
  dr: 'doctor',
  fco: 'francisco',
  gpe: 'guadalupe',
  gral: 'general',
  gzlez: 'gonzalez',
  hdez: 'hernandez',
  ing: 'ingeniero',
  mtz: 'martinez',
  mtnez: 'martinez',
  pdte: 'presidente',
  rdgz: 'rodriguez',
  sn: 'san',
  sta: 'santa',
  sto: 'santo',
  tte: 'teniente'
};

/** A folded name with its abbreviations written out: "gral escobedo" → "general escobedo". */
const inFull = (name: string) =>
  name
    .split(' ')
    .map((word) => ABBREVIATIONS[word] ?? word)
    .join(' ');

/** Finds municipalities by key or by name within their state. It never picks between two candidates. */
export class Places {
  private readonly keys: Set<string>;
  private readonly states: (text: string) => string | null;
  private readonly names = new Map<string, ClaveMunicipio[]>();

  constructor(
    known: readonly KnownPlace[],
    entidades: readonly Entidad[],
    private readonly bridge: KeyBridge | null = null,
    aliases: readonly KnownPlace[] = []
  ) {
    this.keys = new Set(known.map((p) => p.clave));
    this.states = statesIn(entidades);
    for (const place of [...known, ...aliases.filter((a) => this.keys.has(a.clave))]) {
      const name = `${place.clave.slice(0, 2)} ${foldName(turnArticle(place.nombre))}`;
      const same = this.names.get(name) ?? [];
      if (!same.includes(place.clave)) this.names.set(name, [...same, place.clave]);
    }
  }

  /** Whether an INEGI key exists in any of the lists. */
  has = (clave: string): boolean => this.keys.has(clave);

  /** Key of a state written as a key or as a name; null for neither. */
  stateOf = (text: string): string | null =>
    parseClaveEntidad(text) ?? this.states(text) ?? this.numberedState(text);

  /** "1. Aguascalientes": the number and the name must be of one state. */
  private numberedState(text: string): string | null {
    const [, number, name] = /^\s*(\d{1,2})[\s.):-]+(\p{L}.*)$/u.exec(text) ?? [];
    if (name === undefined) return null;
    const key = parseClaveEntidad(number);
    return key !== null && this.states(name) === key ? key : null;
  }

  /** Looks an INE key up: a state and a number, or both together; the bridge leads to INEGI's. */
  byIne(entidad: string, text: string): PlaceAnswer {
    const number = text.replace(/[\s\u00a0]+/g, '');
    if (number === '') return { kind: 'unknown', reason: 'sin-clave' };
    const key =
      number.length > 3 ? parseClaveMunicipio(number) : joinClave(this.stateOf(entidad) ?? '', number);
    const found = (key && this.bridge?.get(key)) || [];
    if (found.length === 1) return { kind: 'found', clave: found[0] };
    if (found.length > 1) return { kind: 'ambiguous', candidates: found };
    return { kind: 'unknown', reason: 'clave-ine-desconocida' };
  }

  /** Looks a key up as written; spreadsheets take its leading zero away. */
  byKey(text: string): PlaceAnswer {
    if (text.trim() === '') return { kind: 'unknown', reason: 'sin-clave' };
    const clave = parseClaveMunicipio(text);
    if (!clave) return { kind: 'unknown', reason: 'clave-imposible' };
    return this.keys.has(clave) ? { kind: 'found', clave } : { kind: 'unknown', reason: 'clave-desconocida' };
  }

  /** Looks a state and a municipality up, each by key or by name. */
  byStateAndName(entidad: string, municipio: string): PlaceAnswer {
    if (entidad.trim() === '' && municipio.trim() === '') return { kind: 'unknown', reason: 'sin-clave' };
    const state = this.stateOf(entidad);
    if (!state) return { kind: 'unknown', reason: 'entidad-desconocida' };
    if (municipio.trim() === '') return { kind: 'unknown', reason: 'sin-clave' };
    const joined = joinClave(state, municipio);
    if (joined) return this.byKey(joined);
    const name = foldName(turnArticle(municipio.replace(MARK_OF_NOTE, '').trim()));
    const found = this.names.get(`${state} ${name}`) ?? this.names.get(`${state} ${inFull(name)}`) ?? [];
    if (found.length === 1) return { kind: 'found', clave: found[0] };
    if (found.length > 1) return { kind: 'ambiguous', candidates: found };
    return { kind: 'unknown', reason: 'nombre-desconocido' };
  }
}

/** INEGI keys of the municipalities of a state, as written, that bear a name. */
export function keysNamed(places: Places, entidad: string, nombre: string): readonly string[] {
  if (!/\p{L}/u.test(nombre)) return [];
  const found = places.byStateAndName(entidad, nombre);
  return found.kind === 'found' ? [found.clave] : found.kind === 'ambiguous' ? found.candidates : [];
}

/** What files are read against. */
interface PlaceContext {
  municipios: readonly KnownPlace[];
  entidades: readonly Entidad[];
  later: readonly LaterMunicipio[];
  elsewhere: readonly KnownPlace[];
  bridge: KeyBridge | null;
  aliases: readonly KnownPlace[];
}

interface Known {
  places: Places;
  frameKeys: Set<string>;
  laterKeys: Set<string>;
}

/** Places of the contexts at hand: several files are read against one, and it never changes. */
const known = new WeakMap<PlaceContext, Known>();

/** Everything that a file may name against a context: the frame, the later municipalities and those of other frames. */
export function knownPlaces(context: PlaceContext): Known {
  const before = known.get(context);
  if (before) return before;
  const frameKeys = new Set(context.municipios.map((m) => m.clave as string));
  const laterKeys = new Set(context.later.map((l) => l.clave as string));
  const elsewhere = context.elsewhere.filter((p) => !frameKeys.has(p.clave) && !laterKeys.has(p.clave));
  const missing = context.later.filter((l) => !frameKeys.has(l.clave));
  const places = new Places(
    [...context.municipios, ...missing, ...elsewhere],
    context.entidades,
    context.bridge,
    context.aliases
  );
  const found = { places, frameKeys, laterKeys };
  known.set(context, found);
  return found;
}
