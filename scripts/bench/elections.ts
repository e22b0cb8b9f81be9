import { group } from 'd3-array';
import Papa from 'papaparse';
import type { Reference, ShippedCatalog } from '../../src/lib/domain/shipped';
import { weighDistricts } from '../../src/lib/electoral/district-map';
import { pairSections } from '../../src/lib/electoral/pairs';
import { sumVotes, totalVotes, unitFinder } from '../../src/lib/electoral/sum-votes';
import { readSections } from '../../src/lib/ingest/electoral/read-sections';
import { readVotes } from '../../src/lib/ingest/electoral/read-votes';
import { readingAgainst } from '../../src/lib/ingest/table/context';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure.mjs';
import { makePrep } from './prep';
import { time, type Result } from './result';

/** As many as the country had in 2017, and as had votes in 2015. */
const SECTIONS = 68_364;
const VOTED = 67_583;
const DISTRICTS = 300;
const OPTIONS = 16;
/** Of a national PREP. */
const ACTAS = 170_000;

const shipped = <T>(file: string) =>
  JSON.parse(readFileSync(join(root, 'static', 'datos', file), 'utf8')) as T;

/** Reading a table of secciones into its districts, and a table of votes into sums by district. */
export async function measureElections(): Promise<Result[]> {
  const { claves, nombres } = shipped<ShippedCatalog>('catalogo.json');
  const places = claves.map((clave, i) => ({ clave: clave as never, nombre: nombres[i] }));
  const context = readingAgainst(places, shipped<Reference>('referencia.json'));
  // A state has at most 9,999 secciones: every one gets as many as any other.
  const states = [...group(claves, (clave) => clave.slice(0, 2))];
  const sections = Array.from({ length: SECTIONS }, (_, i) => {
    const [state, own] = states[i % states.length];
    const number = 1 + Math.floor(i / states.length);
    return { state, number, clave: own[number % own.length], district: 1 + (number % 9) };
  });
  const bridge =
    'entidad,seccion,municipio_ine,distrito_federal,municipio_inegi\n' +
    sections
      .map((s) => `${Number(s.state)},${s.number},${Number(s.clave.slice(2))},${s.district},${s.clave}`)
      .join('\n');
  const votes =
    `entidad,distrito,seccion,${Array.from({ length: OPTIONS }, (_, k) => `p${k}`).join(',')},nulos,total,lista_nominal\n` +
    sections
      .slice(0, VOTED)
      .map((s, i) => {
        const cast = Array.from({ length: OPTIONS }, (_, k) => (i * (k + 3)) % 200);
        const total = cast.reduce((a, b) => a + b, 5);
        return [Number(s.state), s.district, s.number, ...cast, 5, total, 2 * total].join(',');
      })
      .join('\n');
  const plain = (text: string) => () => void Papa.parse(text, { header: false });
  const none = new Float64Array(claves.length).fill(NaN);
  const positions = new Map(claves.map((clave, i) => [clave, i]));
  const { catalog } = await readSections(new Blob([bridge]), context);

  const bridged = await time(async () => {
    const read = await readSections(new Blob([bridge]), context);
    if (read.catalog.codes.length !== SECTIONS) throw new Error('not every sección is accounted for');
    const pairs = pairSections(read.catalog, 'federal')!;
    weighDistricts(pairs, 'federal', 'secciones', positions, { poblacion: none, areaKm2: none });
  }, 5);
  const summed = await time(async () => {
    const { table } = await readVotes(new Blob([votes]), 'votos.csv', context);
    const { sums, apart } = sumVotes(table, unitFinder(table, 'federal', { catalog })!);
    const rows = [...sums.filas, ...apart.map((a) => a.sums.filas[0])].reduce((a, b) => a + b, 0);
    if (rows !== VOTED || sums.claves.length > DISTRICTS) throw new Error('not every row is accounted for');
  }, 5);
  const prep = makePrep(ACTAS);
  const counted = await time(async () => {
    const { table, actas } = await readVotes(new Blob([prep.text]), 'PREP.csv', context);
    const { total } = totalVotes(table);
    if (total[0] !== prep.votes || actas?.contadas !== prep.counted)
      throw new Error('the votes of the PREP are not those that count in it');
  }, 3);
  const peer = async (text: string) => [
    { name: 'papaparse solo, sin revisar', value: await time(plain(text), 5) }
  ];
  return [
    {
      what: 'puente de 68,364 secciones: del texto a los distritos pesados',
      value: bridged,
      unit: 'ms',
      goal: '≤ 1,000',
      peers: await peer(bridge)
    },
    {
      what: '67,583 renglones de votos: del texto a las sumas por distrito',
      value: summed,
      unit: 'ms',
      goal: '≤ 1,000',
      peers: await peer(votes)
    },
    {
      what: 'PREP de 170,000 actas × 56 columnas: del archivo a los votos que cuentan',
      value: counted,
      unit: 'ms',
      goal: '≤ 1.5 × papaparse',
      peers: await peer(prep.text)
    }
  ];
}
