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

const NULL_VOTES = /^(nul|nulo|nulos|vn|votos nulos|num votos nulos|total nulos)$/;
const UNREGISTERED =
  /^(nr|noreg|no reg|no registrados?|cnr|candidatos? no registrados?|candidaturas? no registradas?|num votos can nreg|can nreg|votos cand no reg|cand no reg|votos no registrados)$/;
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

/**
 * What each option is, by its header or its name. One made of the names of two or more others, such as `pri_pvem`,
 * `C_PAN_PRD` or `Opción B - Opción C`, holds the votes marked for all of them.
 */
export function tellOptions(headers: readonly string[]): VoteOption[] {
  const folded = headers.map(foldName);
  return headers.map((header, i) => {
    const whole = folded[i].replace(COALITION, '');
    const ways = [header.split(JOINTS).map(foldName), whole.split(' ')];
    const found = ways
      .map((words) => words.map((word) => folded.findIndex((other, k) => k !== i && other === word)))
      .find((partes) => partes.length > 1 && partes.every((k) => k >= 0));
    return {
      id: header.trim(),
      tipo: found ? 'coalicion' : kindOf(folded[i]),
      partes: (found ?? []).map((k) => headers[k].trim())
    };
  });
}

/** What a row of votes is of: a unit of its level, the voters abroad, an annulled vote, or a place nobody can tell. */
export const ROW_KINDS = ['unidad', 'extranjero', 'anulada', 'sin-ubicar'] as const;
/** One of them. */
export type RowKind = (typeof ROW_KINDS)[number];
/** Position of each kind, as the tables keep it. */
export const ROW_KIND: Record<RowKind, number> = { unidad: 0, extranjero: 1, anulada: 2, 'sin-ubicar': 3 };

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
}

/** The year and the office that the name of a file gives away; empty where it does not. */
export function readElectionName(name: string): { anio: string; cargo: string } {
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
    [/gob|ejecutivo/, 'gubernatura'],
    [/ayun|alcald|presid[a-z]*[ _-]*mun|aymu/, 'ayuntamientos'],
    [/presid/, 'presidencia']
  ];
  return { anio, cargo: offices.find(([pattern]) => pattern.test(text))?.[1] ?? '' };
}
