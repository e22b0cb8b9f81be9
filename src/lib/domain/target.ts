import type { CellColumns } from './cell-columns';
import { type ConferenceFacts } from './conference';
import type { TableRow } from './contract';
import { type Day, NO_DAY } from './day';
import type { Stage } from './stage';

/** What a plan may count: all of it is what is new in the quarter. */
export const TARGET_MEASURES = ['municipios', 'células', 'integrantes', 'mujeres', 'conferencias'] as const;
/** One of them. */
export type TargetMeasure = (typeof TARGET_MEASURES)[number];

/** A quarter as one number: four times the year, and from 0 to 3 for its own. */
export type Quarter = number;

const firstOf = (quarter: Quarter): Day =>
  Date.UTC(Math.floor(quarter / 4), (quarter % 4) * 3, 1) / 86_400_000;
/** First and last day of a quarter. */
export const daysOf = (quarter: Quarter): readonly [first: Day, last: Day] => [
  firstOf(quarter),
  firstOf(quarter + 1) - 1
];
/** The quarter of a day. */
export function quarterOf(day: Day): Quarter {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
}

/** `2026-T4`. */
export const quarterName = (quarter: Quarter): string => `${Math.floor(quarter / 4)}-T${(quarter % 4) + 1}`;

/** A quarter as spreadsheets write it: `2026-T4`, `T4 2026`, `4T2026`, `2026-4`; null for anything else. */
export function parseQuarter(text: string): Quarter | null {
  const clean = text.toLowerCase().replace(/trimestre|trim\.?|º|°|er|do|to/g, 't');
  const year = /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(clean)?.[1];
  if (!year) return null;
  const rest = clean.replace(year, ' ');
  const number = /(?:^|\D)([1-4])(?!\d)/.exec(rest)?.[1];
  return number ? Number(year) * 4 + Number(number) - 1 : null;
}

/** A plan for a state and a quarter. */
export interface Target {
  entidad: string;
  quarter: Quarter;
  medida: TargetMeasure;
  plan: number;
  nota: string;
}

/** The plans of a table, and its rows that are none of them, by what they say. */
export interface TargetFacts {
  targets: Target[];
  /** Rows whose state or quarter nobody can tell. */
  unread: string[];
  /** Rows with a measure that this product does not count. */
  unmeasured: string[];
  /** Rows that plan again what an earlier row plans, however they write the quarter: the earlier one stays. */
  repeated: string[];
}

/** Reads the plans of a table. */
export function codeTargets(rows: readonly TableRow[]): TargetFacts {
  const targets: Target[] = [];
  const [unread, unmeasured, repeated]: string[][] = [[], [], []];
  const seen = new Set<string>();
  for (const row of rows) {
    const quarter = parseQuarter(String(row.trimestre ?? ''));
    const medida = TARGET_MEASURES.find((m) => m === row.medida);
    const entidad = String(row.entidad ?? '');
    const written = [entidad, row.trimestre, row.medida].filter(Boolean).join(' ');
    if (!medida) unmeasured.push(written);
    else if (quarter === null || entidad === '' || typeof row.plan !== 'number') unread.push(written);
    else if (seen.has(`${entidad} ${quarter} ${medida}`)) repeated.push(written);
    else {
      seen.add(`${entidad} ${quarter} ${medida}`);
      targets.push({ entidad, quarter, medida, plan: row.plan, nota: String(row.nota ?? '') });
    }
  }
  return { targets, unread, unmeasured, repeated };
}

/** What was done, by number of the state (0 is of none) and by position of the municipality. */
export interface Done {
  byState: Float64Array;
  /** What has no municipality of the catalogue is in none. */
  byPlace: Float64Array;
}

/** What was done in a quarter up to a day; the measure says of what. */
export function countDone(
  medida: TargetMeasure,
  quarter: Quarter,
  until: Day,
  { cells, stages, states, conferences }: DoneSources
): Done {
  const done: Done = { byState: new Float64Array(33), byPlace: new Float64Array(states.length) };
  const add = (state: number, place: number, n: number) => {
    done.byState[state] += n;
    if (place >= 0) done.byPlace[place] += n;
  };
  const [first, end] = daysOf(quarter);
  const last = Math.min(end, until);
  const isIn = (day: Day) => day >= first && day <= last;
  if (medida === 'conferencias') {
    conferences?.fecha.forEach((day, i) => {
      if (day !== NO_DAY && isIn(day)) add(conferences.entidadSede[i], conferences.sede[i], 1);
    });
    return done;
  }
  if (!cells) return done;
  const { fecha, mun, etapa, integrantes, mujeres, units } = cells;
  const seen = new Uint8Array(units);
  for (let i = 0; i < fecha.length && fecha[i] <= last; i++) {
    const place = mun[i];
    if (place >= units || etapa[i] < 0 || !stages[etapa[i]].activa) continue;
    const isFirst = seen[place] === 0;
    seen[place] = 1;
    if (fecha[i] < first) continue;
    const people = medida === 'mujeres' ? mujeres : integrantes;
    const n = medida === 'municipios' ? Number(isFirst) : medida === 'células' ? 1 : Math.max(0, people[i]);
    add(states[place], place, n);
  }
  return done;
}

/** What is counted: cells, oldest first, with the state of each municipality, and conferences. */
export interface DoneSources {
  cells: CellColumns | null;
  stages: readonly Stage[];
  /** Number of the state of each municipality of the catalogue. */
  states: ArrayLike<number>;
  conferences: ConferenceFacts | null;
}

/** How a plan stands. */
export type Light = (typeof LIGHTS)[number];
/** All of them, best first. */
export const LIGHTS = ['cumplida', 'a-tiempo', 'atrasada', 'lejos', 'por-empezar', 'no-aplica'] as const;

/** From this part of what was to be done by the day on, a plan is behind and not far from it. */
export const NEAR = 0.75;

/**
 * The light of a plan: met; of a quarter under way, on time when it has at least the part of the plan that the days passed
 * are of the quarter; behind from `NEAR` of that on; far under it. A plan of zero does not apply.
 * @param until the day on screen
 */
export function lightOf(plan: number, done: number, quarter: Quarter, until: Day): Light {
  const [first, last] = daysOf(quarter);
  if (plan === 0) return 'no-aplica';
  if (until < first) return 'por-empezar';
  if (done >= plan) return 'cumplida';
  const due = until >= last ? plan : (plan * (until - first + 1)) / (last - first + 1);
  if (until < last && done >= due) return 'a-tiempo';
  return done >= NEAR * due ? 'atrasada' : 'lejos';
}
