import { OTHER_TABLES } from '../text/es/shared/other-tables';
import { namesIn, statesIn } from '../ingest/place';
import type { Entidad, LaterMunicipio } from '../domain/catalog';
import type { TableKind } from '../domain/contract';
import { PlaceDecisions, type PlaceDecision } from '../domain/decision';
import type { Day } from '../domain/day';
import type { KeyContext, KeyPairs, KeySystem } from '../domain/key-system';
import type { Stage } from '../domain/stage';
import type { RepeatHandling } from '../ingest/electoral/vote-rows';
import type { FoliosHeld, NamesHeld, ReadingChoice, ReadingContext } from '../ingest/table/context';
import type { DateOrder } from '../ingest/table/dates';

/** What a person said about one file; what is absent the file says. */
export interface FileAnswer {
  keySystem?: KeySystem;
  /** Layer of a map, or sheet of a workbook. */
  layer?: string;
  /** Which of the tables that stand in the sheet, by its number from 1. */
  cuadro?: string;
  /** Which table it is, and the canonical column of each of its columns, empty where nothing is read. */
  table?: TableKind;
  columns?: readonly string[];
  dateOrder?: DateOrder;
  /** What columns hold whose texts seem to be names of persons, and whether names in free texts are hidden. */
  names?: NamesHeld;
  hideNames?: boolean;
  /** What folios are that look like telephones or accounts. */
  folios?: FoliosHeld;
  /** Which election of a table of votes that holds several, by its name; and what units that come again are. */
  election?: string;
  repeats?: RepeatHandling;
  /** Positions of the options of a table of votes, and of its total; null for none. */
  votes?: { options: readonly number[]; total: number | null };
}

/** The frame of the site: its name, and where its shapes and its neighbours are. */
export interface ShippedPlace {
  nombre: string;
  topologyUrl: string;
  territoryUrl: string;
}

/** What a file needs to be read against. */
export interface FileContext {
  municipios: readonly (ReadingContext['municipios'][number] & {
    pob?: number | null;
    lon?: number;
    lat?: number;
  })[];
  entidades: Entidad[];
  later: LaterMunicipio[];
  aliases: ReadingContext['aliases'];
  elsewhere: ReadingContext['elsewhere'];
  circunscripciones: [entidad: string, circunscripcion: string][];
  stages: Stage[];
  today: Day;
  bridge: KeyPairs | null;
  decisions: readonly PlaceDecision[];
  answer: FileAnswer;
  /** The frame in use, empty for the shipped one. */
  frameId: string;
  shipped: ShippedPlace;
}

/** In which system keys may be, for maps and tables of figures. */
export function keyContextOf({
  municipios,
  entidades,
  elsewhere,
  later,
  aliases,
  bridge,
  answer
}: FileContext): KeyContext {
  const known = new Set<string>([...municipios, ...elsewhere, ...later].map((m) => m.clave));
  const points = new Map(
    municipios.flatMap(({ clave, lon = NaN, lat = NaN }) =>
      Number.isFinite(lon) && Number.isFinite(lat) ? [[clave as string, [lon, lat] as const] as const] : []
    )
  );
  const people = new Map<string, number | null>(municipios.map((m) => [m.clave, m.pob ?? null]));
  return {
    exists: (clave) => known.has(clave),
    people: (clave) => people.get(clave) ?? null,
    placeOf: (clave) => points.get(clave) ?? null,
    stateOf: statesIn(entidades),
    named: namesIn([...municipios, ...elsewhere, ...later, ...aliases]),
    bridge: bridge && new Map(bridge),
    chosen: answer.keySystem ?? null
  };
}

/** The context of a list of rows: a map crosses to a worker as its entries. */
export const readingContext = (
  { bridge, decisions, answer, ...context }: FileContext,
  salt: Uint8Array | null = null
): ReadingContext => ({
  ...context,
  bridge: bridge && new Map(bridge),
  keySystem: answer.keySystem ?? null,
  decisions: new PlaceDecisions(decisions),
  salt
});

/** How a person said that the rows be read. */
export const choiceOf = ({
  layer,
  cuadro,
  columns,
  dateOrder,
  names,
  hideNames,
  folios
}: FileAnswer): ReadingChoice => ({
  sheet: layer ?? null,
  table: cuadro ?? null,
  names: names ?? null,
  hideNames,
  folios: folios ?? null,
  dateOrder,
  columns: columns && new Map(columns.flatMap((name, at) => (name === '' ? [] : [[name, at] as const])))
});

/** What a dataset is called: its file, and the part of it that was read, for another part is another dataset. */
export const partName = ({ name }: { name: string }, { layer, cuadro, election }: FileAnswer): string =>
  [name, layer, cuadro === undefined ? undefined : OTHER_TABLES.numbered(cuadro), election]
    .filter((part) => part !== undefined)
    .join(' · ');
