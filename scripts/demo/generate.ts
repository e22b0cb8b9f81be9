/** The demonstration organisation: invented cells on real municipalities, the same ones for the same seed. */
import { randomLcg, randomLogNormal } from 'd3-random';
import Papa from 'papaparse';
import type { Catalog } from '../../src/lib/domain/catalog';
import { parseDay, toIso, type Day } from '../../src/lib/domain/day';
import { DEFAULT_SECTORS } from '../../src/lib/domain/stage';
import type { Neighbours } from '../../src/lib/geo/adjacency';
import { inventDistricts } from './districts';
import { inventCouncils, inventElections, inventSections, sumByState } from './elections';
import { composeTables, type DemoCell } from './tables';

const SEED = 0.2446;
const FIRST_DAY = parseDay('2023-01-09')!;
const LAST_DAY = parseDay('2026-11-20')!;
const CELLS = 1_900;
/** Share of cells that open a municipality; the rest join one that already has presence. */
const OPENING_SHARE = 0.475;
/** People given to a municipality without any locality. */
const SMALL_PLACE = 900;

const WORDS = [
  'Semilla',
  'Cauce',
  'Raíz',
  'Puente',
  'Horizonte',
  'Brecha',
  'Faro',
  'Milpa',
  'Telar',
  'Manantial'
];
const TAILS = [
  'del Valle',
  'de Barrio',
  'Comunitaria',
  'del Sur',
  'Nueva',
  'del Monte',
  'Viva',
  'de la Loma',
  'del Río'
];

/** How lively a week is: growth that slows as it matures, and a pause from mid-December to Epiphany. */
function weekWeight(day: Day): number {
  const date = new Date(day * 86_400_000);
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const paused = (month === 12 && dayOfMonth >= 12) || (month === 1 && dayOfMonth <= 6);
  const progress = (day - FIRST_DAY) / (LAST_DAY - FIRST_DAY);
  const growth = 0.25 + 1.5 / (1 + Math.exp(-7 * (progress - 0.4))) - 0.5 * progress;
  const summer = month === 7 || month === 8 ? 0.8 : 1;
  return paused ? 0.03 : growth * summer;
}

/** A position drawn with probability proportional to its weight; the generator gives 0 ≤ u < 1. */
function draw(weights: Float64Array, random: () => number): number {
  const total = weights.reduce((a, b) => a + b, 0);
  let left = random() * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.findLastIndex((w) => w > 0);
}

function scheduleDays(random: () => number): Day[] {
  const weeks: Day[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += 7) weeks.push(day);
  const weights = Float64Array.from(weeks, weekWeight);
  return Array.from({ length: CELLS }, () =>
    Math.min(weeks[draw(weights, random)] + Math.floor(random() * 7), LAST_DAY)
  ).sort((a, b) => a - b);
}

function generateCells(
  catalog: Catalog,
  neighbours: Neighbours,
  people: readonly (number | null)[]
): DemoCell[] {
  const random = randomLcg(SEED);
  const n = catalog.municipios.length;
  const around: number[][] = Array.from({ length: n }, () => []);
  neighbours.a.forEach((a, i) => {
    around[a].push(neighbours.b[i]);
    around[neighbours.b[i]].push(a);
  });
  const pull = Float64Array.from(people, (p) => Math.sqrt((p ?? SMALL_PLACE) / 1_000) + 0.15);
  const opening = Float64Array.from(pull, (p) => p * 0.35);
  const deepening = new Float64Array(n);
  const size = randomLogNormal.source(random)(2.92, 0.5);
  return scheduleDays(random).map((day, i) => {
    const opens = i < 25 || random() < OPENING_SHARE;
    const position = draw(opens ? opening : deepening, random);
    if (deepening[position] === 0) {
      deepening[position] = pull[position] ** 1.3;
      opening[position] = 0;
      for (const k of around[position]) if (deepening[k] === 0) opening[k] += pull[k] * 0.9;
    }
    const members = Math.max(5, Math.round(size()));
    const womenShare = 0.35 + 0.34 * random();
    const age = LAST_DAY - day;
    const roll = random();
    const forming = age < 90 ? 0.34 : 0.07;
    const estado =
      roll < forming ? 'en formación' : roll > 1 - Math.min(0.11, age / 9_000) ? 'inactivo' : 'activo';
    const unknown = random() < 0.012;
    return {
      id: `DEMO-${String(i + 1).padStart(4, '0')}`,
      nombre: `${WORDS[Math.floor(random() * WORDS.length)]} ${TAILS[Math.floor(random() * TAILS.length)]}`,
      cvegeo: catalog.municipios[position].clave,
      fecha_constitucion: toIso(day),
      integrantes: unknown ? null : members,
      mujeres: unknown ? null : Math.round(members * womenShare),
      sector: random() < 0.42 ? '' : DEFAULT_SECTORS[Math.floor(random() * DEFAULT_SECTORS.length)],
      estado
    };
  });
}

/** What the invented elections stand on. */
export interface DemoElections {
  /** Federal districts of each state. */
  seats: Readonly<Record<string, number>>;
  /** Municipalities whose councils no party disputes. */
  without: ReadonlySet<string>;
  /** People by which districts are drawn; null is a municipality without any locality. */
  people: readonly (number | null)[];
}

/**
 * Every table of the demonstration as CSV text, by name. Nothing in it belongs to a real person or organisation, and
 * its districts are no official ones.
 * @param pull people by which cells are drawn
 */
export function generateDemo(
  catalog: Catalog,
  neighbours: Neighbours,
  pull: readonly (number | null)[],
  { seats, without, people }: DemoElections
): Map<string, string> {
  const cells = generateCells(catalog, neighbours, pull);
  const tables = composeTables(cells, catalog, toIso(LAST_DAY), randomLcg(SEED / 2));
  const random = randomLcg(SEED / 3);
  const weights = Float64Array.from(people, (p) => p ?? SMALL_PLACE);
  const parts = inventDistricts(catalog, neighbours, weights, seats, random);
  const sections = inventSections(catalog, parts, weights, random);
  tables.set('secciones', sections as unknown as Record<string, string | number>[]);
  const elections = inventElections(sections, random);
  for (const [name, rows] of elections) tables.set(name, rows);
  tables.set('ayuntamientos_2024_demostracion', inventCouncils(sections, without, random));
  tables.set('resultados', sumByState(elections));
  return new Map([...tables].map(([name, rows]) => [name, Papa.unparse(rows, { newline: '\n' }) + '\n']));
}
