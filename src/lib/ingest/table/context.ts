import type { Entidad, LaterMunicipio } from '../../domain/catalog';
import type { Day } from '../../domain/day';
import { PlaceDecisions } from '../../domain/decision';
import type { KeyBridge, KeySystem } from '../../domain/key-system';
import type { Reference } from '../../domain/shipped';
import { DEFAULT_STAGES, type Stage } from '../../domain/stage';
import type { KnownPlace } from '../place';
import type { DateOrder } from './dates';
import type { TableChoice } from './stacked';

/** The places and spellings against which a file is read. */
export interface ReadingContext {
  municipios: readonly KnownPlace[];
  entidades: readonly Entidad[];
  later: readonly LaterMunicipio[];
  /** Other official names of municipalities, of other years. */
  aliases: readonly KnownPlace[];
  /** Municipalities that exist though the frame in use may lack them: their rows stay in, named as outside. */
  elsewhere: readonly KnownPlace[];
  /** The stages in use: others are named in a notice, and their rows stay in. */
  stages: readonly Stage[];
  /** Later dates are named in a notice; null where there is no clock to compare with. */
  today: Day | null;
  /** From INE's keys to INEGI's; null when no file gave it. */
  bridge: KeyBridge | null;
  /** The key system that a person chose for this file; null lets the file say. */
  keySystem: KeySystem | null;
  /** What people said of places that could not be told. */
  decisions: PlaceDecisions;
  /** Secret of this browser, mixed into the hash that tells a person who came before; null is a new one each time. */
  salt: Uint8Array | null;
}

/** A context with nothing but a list of municipalities and the catalogues of the site, and whatever else is given. */
export const readingAgainst = (
  municipios: ReadingContext['municipios'],
  reference: Pick<Reference, 'entidades' | 'posteriores' | 'nombres'>,
  more: Partial<ReadingContext> = {}
): ReadingContext => ({
  municipios,
  entidades: reference.entidades,
  later: reference.posteriores,
  aliases: reference.nombres,
  elsewhere: [],
  stages: DEFAULT_STAGES,
  today: null,
  bridge: null,
  keySystem: null,
  decisions: new PlaceDecisions(),
  salt: null,
  ...more
});

/** What columns hold whose texts seem to be names of persons: those, which are not read, or groups and things. */
export type NamesHeld = 'personas' | 'grupos';

/** What the folios of a table are that look like telephones or accounts: folios, or of persons and then not kept. */
export type FoliosHeld = 'folios' | 'personas';

/** How a person said that a file be read; what is absent the file itself says. */
export interface ReadingChoice {
  /** Sheet of a workbook. */
  sheet?: string | null;
  /** One of the tables of a sheet. */
  table?: TableChoice;
  /** Position in the file of each canonical column; those that are absent are not in the file. */
  columns?: ReadonlyMap<string, number>;
  dateOrder?: DateOrder;
  /** Of columns that seem to hold names of persons; without it somebody is asked. */
  names?: NamesHeld | null;
  /** What seems to be the name of a person in a free text is hidden. */
  hideNames?: boolean;
  /** Of folios that look like telephones or accounts; without it somebody is asked. */
  folios?: FoliosHeld | null;
}
