import { foldName } from './catalog';

/**
 * What is done with votes marked for several parties of a coalition: they stand on their own as the file has them, are
 * shared out among the parties, or the parties and their common votes are one candidacy.
 */
export const COALITION_HANDLINGS = ['separadas', 'repartidas', 'sumadas'] as const;
/** One of them. */
export type CoalitionHandling = (typeof COALITION_HANDLINGS)[number];

/** At which level the rows of a table of votes stand. */
export const VOTE_LEVELS = [
  'casilla',
  'seccion',
  'municipio',
  'distrito',
  'distrito-local',
  'entidad',
  'circunscripcion',
  'nacional'
] as const;
/** One of them. */
export type VoteLevel = (typeof VOTE_LEVELS)[number];

/** The units that votes are told by, each made of those before it. */
const SIZES: Record<VoteLevel | 'federal' | 'local', number> = {
  casilla: -1,
  seccion: 0,
  municipio: 1,
  distrito: 2,
  'distrito-local': 2,
  federal: 2,
  local: 2,
  entidad: 3,
  circunscripcion: 4,
  nacional: 5
};

/** Whether the rows of a file are of units too large to say anything of smaller ones. */
export const isTooCoarse = (rows: VoteLevel, unit: keyof typeof SIZES): boolean => SIZES[rows] > SIZES[unit];

/** What a column of votes is: those of `coalicion` were marked for several parties at once. */
export type OptionKind = 'partido' | 'coalicion' | 'independiente' | 'no-registrados' | 'nulos';

/** Something that could be voted for, or a vote for nobody. */
export interface VoteOption {
  /** The header as written; of a long table the option as written. */
  id: string;
  tipo: OptionKind;
  /** Ids of the parties of a coalition. */
  partes: string[];
}

const NULL_VOTES =
  /^(nul|nulo|nulos|vn|(?:(?:num|numero|total|tot) )?(?:de )?(?:votos )?nul[oa]s?|votacion nula|anulados)$/;
const UNREGISTERED =
  /^(nr|noreg|no reg|no registrados?|cnr|candidatos? no registrados?|candidaturas? no registradas?|num votos can nreg|can nreg|votos cand no reg|cand no reg|votos no registrados|(?:(?:num|numero|total|tot|votos) )+(?:can|cand|candidat[oa]s?|candidaturas?)? ?no? ?reg(?:istrad[oa]s?)?|no registrad[oa]s?|vcnr|v cnr)$/;
const INDEPENDENT =
  /^(indep|ind|ci|cand ind|independiente|candidat[oa] independiente|candidatura independiente)\s?[a-z0-9]{0,3}$/;

/** What a header of votes is, by itself. */
function kindOf(folded: string): OptionKind {
  if (NULL_VOTES.test(folded)) return 'nulos';
  if (UNREGISTERED.test(folded)) return 'no-registrados';
  return INDEPENDENT.test(folded) ? 'independiente' : 'partido';
}

/** Signs by which a header joins the names of the parties of a coalition. */
const JOINTS = /\s*[-_+/,&]\s*/;
const COALITION = /^(c|cc|coal|coalicion) /;
/** Words before the name of whom the votes are for. */
const OF_VOTES = /^(?:(?:num|numero|total|tot) )?votos (?:(?:por|para|de|del) )?(?=.)/;
/** Parties whose names are run together have names at least so long. */
const SHORTEST_NAME = 2;

/**
 * The options whose names stand one after another in a name, such as `pripvem` beside `pri` and `pvem`; null where it is
 * not made of two or more of them to the last letter.
 */
function runTogether(name: string, own: number, names: readonly string[]): number[] | null {
  const search = (from: number, taken: readonly number[]): number[] | null => {
    if (from === name.length) return taken.length > 1 ? [...taken] : null;
    for (let k = 0; k < names.length; k++) {
      const part = names[k];
      if (k === own || part.length < SHORTEST_NAME || taken.includes(k) || !name.startsWith(part, from))
        continue;
      const found = search(from + part.length, [...taken, k]);
      if (found) return found;
    }
    return null;
  };
  return name.includes(' ') || name === '' ? null : search(0, []);
}

/**
 * What each option is, by its header or its name. One made of the names of two or more others, such as `pri_pvem`,
 * `C_PAN_PRD`, `pripvem` or `Opción B - Opción C`, holds the votes marked for all of them.
 */
export function tellOptions(headers: readonly string[]): VoteOption[] {
  const folded = headers.map(foldName);
  const bare = folded.map((name) => name.replace(OF_VOTES, ''));
  const position = (word: string, own: number) =>
    bare.findIndex((other, k) => k !== own && word !== '' && other === word);
  return headers.map((header, i) => {
    const whole = bare[i].replace(COALITION, '');
    const ways = [header.split(JOINTS).map(foldName), whole.split(' ')];
    const found =
      ways
        .map((words) => words.map((word) => position(word, i)))
        .find((partes) => partes.length > 1 && partes.every((k) => k >= 0)) ?? runTogether(whole, i, bare);
    return {
      id: header.trim(),
      tipo: found ? 'coalicion' : kindOf(folded[i]),
      partes: (found ?? []).map((k) => headers[k].trim())
    };
  });
}

/**
 * What a row of votes is of: a unit of its level, the voters abroad or those who voted before the day, an annulled vote, an
 * acta that its own file does not count or that has no figures, or a place nobody can tell.
 */
export const ROW_KINDS = [
  'unidad',
  'extranjero',
  'anulada',
  'sin-ubicar',
  'no-contabilizada',
  'sin-acta',
  'anticipado'
] as const;
/** One of them. */
export type RowKind = (typeof ROW_KINDS)[number];
/** Position of each kind, as the tables keep it. */
export const ROW_KIND = Object.fromEntries(ROW_KINDS.map((kind, i) => [kind, i])) as Record<RowKind, number>;
/** Kinds of rows that are no votes of the election as its file counts them. */
export const UNCOUNTED: ReadonlySet<number> = new Set([ROW_KIND['no-contabilizada'], ROW_KIND['sin-acta']]);

/** Why the votes of some rows are in no unit of a map; each stands in a row of its own. */
export type Apart = Exclude<RowKind, 'unidad'> | 'sin-correspondencia' | 'cortado';

/** The votes of one election, column by column, one entry per unit of the file. NaN is *sin dato*. */
export interface VoteTable {
  nivel: VoteLevel;
  /** Year and office, as far as anybody says; empty otherwise. */
  anio: string;
  cargo: string;
  opciones: VoteOption[];
  /** Key of each unit as text (`EESSSS`, `EEMMM`, `EEDD`, `EE`); empty for those nobody can tell. */
  claves: string[];
  /** What is written of those without a key, by position. */
  escritos: [at: number, texto: string][];
  /** Positions in `ROW_KINDS`. */
  tipo: Uint8Array;
  /** Votes of each option. */
  votos: Float64Array[];
  /** Of the file's own column, else the sum of the options. */
  total: Float64Array;
  lista: Float64Array;
  /** The district in which the file itself puts each sección, on the map of its year, as `EEDD`; 0 where it does not. */
  distrito: Uint16Array | null;
  /** Of which districts those are. */
  mapa: 'federal' | 'local';
  /** The municipality in which the file itself puts each unit, as the number of its INEGI key; 0 where it does not. */
  municipio?: Uint16Array | null;
  /** The file is a part of an election: what it has of how many; absent for whole ones. */
  muestra?: VoteSample | null;
  /** In what share of its rows the options add up to the file's own total; null without one. */
  cuadra?: number | null;
}

/** A part of an election: how many casillas or secciones it has, and of how many, null where nobody says. */
export interface VoteSample {
  de: 'casillas' | 'secciones' | 'actas';
  tiene: number;
  total: number | null;
}

/** Below this share of rows that add up nobody is told to be first. */
const LEAST_ADDING = 0.5;

/** Whether the options of a table add up to what it says itself, so that somebody may be told to be first. */
export const addsUp = ({ cuadra }: Pick<VoteTable, 'cuadra'>): boolean => (cuadra ?? 1) >= LEAST_ADDING;

/**
 * The year and the office that names give away, each by the first of them that does; empty where none does.
 * @param names the most specific first: of the table, of the sheet, of the file
 */
export function readElectionName(...names: readonly string[]): { anio: string; cargo: string } {
  const read = names.map(readOneName);
  return {
    anio: read.find((r) => r.anio)?.anio ?? '',
    cargo: read.find((r) => r.cargo)?.cargo ?? ''
  };
}

function readOneName(name: string): { anio: string; cargo: string } {
  const text = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const anio = /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(text)?.[1] ?? '';
  const offices: [RegExp, string][] = [
    [/dip(?:utad[oa]s?|utaciones)?[ _-]*(?:fed|df)/, 'diputaciones federales'],
    [/dip(?:utad[oa]s?|utaciones)?[ _-]*loc/, 'diputaciones locales'],
    [/dip/, 'diputaciones'],
    [/sen(?:ad|ador)/, 'senadurías'],
    [/gob|gub|ejecutivo/, 'gubernatura'],
    [/ayun|alcald|presid[a-z]*[ _-]*mun|aymu/, 'ayuntamientos'],
    [/presid/, 'presidencia']
  ];
  return { anio, cargo: offices.find(([pattern]) => pattern.test(text))?.[1] ?? '' };
}
