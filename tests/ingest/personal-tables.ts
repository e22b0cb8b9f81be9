import { writeXlsx } from 'hucre/xlsx';
import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import { TABLE_KINDS, type TableKind } from '../../src/lib/domain/contract';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { FileError } from '../../src/lib/ingest/problem';
import type { ReadingContext } from '../../src/lib/ingest/table/context';
import { readNetworkTable } from '../../src/lib/workers/files/read-rows';
import type { FileAnswer } from '../../src/lib/workers/file-context';
import { explainFile } from '../../src/lib/text/es/shared/files';
import { explainNotice, explainProblem } from '../../src/lib/text/es/shared/problems';
import { anyPersonal, bare, Dice, type Personal } from './personal-values';

/** Where in a file somebody wrote a personal value. */
const SPOTS = [
  'columna entera',
  'una celda',
  'dentro de un texto',
  'columna propia',
  'columna sin nombre conocido',
  'encabezado',
  'renglón de título',
  'pie',
  'celda de más',
  'nombre de archivo',
  'nombre de hoja'
] as const;
type Spot = (typeof SPOTS)[number];

/** A file with a personal value somewhere, and what it is. */
export interface PersonalTable {
  kind: TableKind;
  format: 'csv' | 'pegado' | 'xlsx' | 'parquet';
  spot: Spot;
  column: string;
  personal: Personal;
  tokens: string[];
  file: File;
}

const ROWS = 14;
const MUNICIPIOS = ['01001', '20067', '09002', '14039', '21114', '31050', '30193', '07101'];
const TEXTS = ['agua', 'vivienda', 'salud', 'caminos', 'educación'];

/** The cells of a right table of a kind: its header, and rows that the reader accepts. */
export function rightTable(kind: TableKind, rows = ROWS): string[][] {
  const columns = CONTRACTS[kind].columnas.filter(
    (c) => c.tipo !== 'persona' && (c.ejemplos[0] !== '' || c.obligatoria)
  );
  const body = Array.from({ length: rows }, (_, r) =>
    columns.map((c) => {
      if (c.nombre === CONTRACTS[kind].lugar?.columna) return MUNICIPIOS[r % MUNICIPIOS.length];
      if (c.tipo === 'identificador')
        return `${kind.slice(0, 2).toUpperCase()}-${String(r + 1).padStart(3, '0')}`;
      if (c.nombre === 'nombre') return `Grupo ${r + 1}`;
      if (c.tipo === 'texto') return TEXTS[r % TEXTS.length];
      return c.ejemplos[0];
    })
  );
  return [columns.map((c) => c.nombre), ...body];
}

/** A table with a personal value in it, made of a number alone. */
export async function personalTable(seed: number): Promise<PersonalTable> {
  const dice = new Dice(seed + 77);
  dice.below(5);
  const personal = anyPersonal(seed);
  const isName = personal.kind.startsWith('nombre');
  // Candidates are public: tables of polls and of elections name them.
  const kind = dice.of(
    TABLE_KINDS.filter((k) => k !== 'afiliados' && !(isName && ['encuestas', 'resultados'].includes(k)))
  );
  const format = dice.of(['csv', 'csv', 'pegado', 'xlsx', 'parquet'] as const);
  let spot: Spot = dice.of(SPOTS);
  if (
    format === 'parquet' &&
    !['columna entera', 'una celda', 'dentro de un texto', 'columna propia'].includes(spot)
  )
    spot = 'una celda';
  if (spot === 'nombre de hoja' && format !== 'xlsx') spot = 'nombre de archivo';
  // A surname or a day alone is nobody's; under its own header it is.
  if (['apellido'].includes(personal.kind)) spot = 'columna propia';
  // Lists of names are a hint: in headers, titles and names of files they only ask.
  if (isName && !['columna propia', 'dentro de un texto', 'columna entera', 'celda de más'].includes(spot))
    spot = 'dentro de un texto';
  const others = Array.from({ length: ROWS }, (_, i) => anyPersonal(seed + (i + 1) * 29 * 1000));
  let [header, ...rows] = rightTable(kind);
  const contract = CONTRACTS[kind];
  const texts = header.filter((h) => {
    const { tipo } = contract.columnas.find((c) => c.nombre === h)!;
    return tipo === 'texto';
  });
  let column =
    spot === 'dentro de un texto' || isName ? dice.of(texts.length ? texts : [header[0]]) : dice.of(header);
  if (isName && texts.length === 0) spot = 'columna propia';
  let at = header.indexOf(column);
  const r = dice.below(ROWS);
  const tokens = [personal.token];
  let [name, sheet] = [`${kind}.csv`, 'Hoja1'];
  const put = (value: (i: number) => string) => {
    rows = rows.map((row, i) => row.map((c, k) => (k === at ? value(i) : c)));
  };
  switch (spot) {
    case 'columna entera':
      put((i) => (i === r ? personal.written : others[i].written));
      tokens.push(...others.filter((_, i) => i !== r).map((o) => o.token));
      break;
    case 'una celda':
      put((i) => (i === r ? personal.written : rows[i][at]));
      break;
    case 'dentro de un texto':
      put((i) =>
        i === r
          ? dice.of([
              `Bomba de agua; avisar a ${personal.written} por la tarde`,
              `${personal.written}: pide luz`,
              `Reunión (${personal.written})`
            ])
          : rows[i][at]
      );
      break;
    case 'columna propia':
    case 'columna sin nombre conocido':
      column = spot === 'columna propia' ? dice.of(personal.headers) : 'Dato';
      at = header.length;
      header = [...header, column];
      rows = rows.map((row, i) => [...row, i === r ? personal.written : others[i].written]);
      tokens.push(...others.filter((_, i) => i !== r).map((o) => o.token));
      break;
    case 'encabezado':
      header = [...header, personal.written];
      rows = rows.map((row) => [...row, 'x']);
      break;
    case 'renglón de título':
      rows = [header, ...rows];
      header = [`Células, ${personal.written}`];
      break;
    case 'pie':
      rows = [...rows, ['', ''], [`Elaboró: ${personal.written}`]];
      break;
    case 'celda de más':
      rows = rows.map((row, i) => (i === r ? [...row, personal.written] : row));
      break;
    case 'nombre de archivo':
      name = `${kind} ${personal.written.replace(/[\\/:]/g, '-')}.csv`;
      break;
    case 'nombre de hoja':
      sheet = personal.written.replace(/[\\/:?*[\]]/g, '-').slice(0, 31);
      break;
  }
  // Names of sheets and files cannot hold every sign: what they spoil is no longer such a value.
  if (spot.startsWith('nombre de') && (/[\\/:?*[\]]/.test(personal.written) || personal.written.length > 31))
    tokens.length = 0;
  const table = [header, ...rows];
  const blob = await encode(table, format, sheet);
  return {
    kind,
    format,
    spot,
    column,
    personal,
    tokens,
    file: new File([blob as BlobPart], format === 'xlsx' ? name.replace(/csv$/, 'xlsx') : name)
  };
}

async function encode(
  table: string[][],
  format: PersonalTable['format'],
  sheet: string
): Promise<Uint8Array | ArrayBuffer> {
  if (format === 'csv') return new TextEncoder().encode(Papa.unparse(table));
  if (format === 'pegado') return new TextEncoder().encode(Papa.unparse(table, { delimiter: '\t' }));
  if (format === 'xlsx') return writeXlsx({ sheets: [{ name: sheet, rows: table }] });
  const [header, ...rows] = table;
  return parquetWriteBuffer({
    columnData: header.map((name, c) => ({
      name,
      data: rows.map((row) => row[c] ?? ''),
      type: 'STRING' as const
    }))
  });
}

/** Everything that a reading leaves or says: what is kept, what is shown, and the sentences. */
async function traceOf(
  { kind, file }: PersonalTable,
  context: Omit<ReadingContext, 'salt' | 'bridge' | 'keySystem' | 'decisions'>
): Promise<{ trace: string; asked: string[] }> {
  const answer: FileAnswer = {};
  const said: string[] = [];
  const asked: string[] = [];
  for (let i = 0; i < 4; i++)
    try {
      const made = await readNetworkTable(
        file,
        kind,
        {
          ...context,
          answer,
          bridge: null,
          decisions: [],
          circunscripciones: [],
          frameId: '',
          shipped: { nombre: '', topologyUrl: '', territoryUrl: '' },
          today: context.today ?? 20_000
        } as never,
        () => {}
      );
      const report = made.card.report as unknown as { notices: never[]; problems: never[] };
      const sentences = [...report.notices.map(explainNotice), ...report.problems.map(explainProblem)];
      // Ids and moments are figures of no file, which may hold any digits by chance.
      const { id: _, creado: __, fecha: ___, ...card } = made.card;
      const text = JSON.stringify([card, made.payload, sentences, await made.problemsCsv?.text()]);
      return { trace: [...said, text].join('\n'), asked };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      said.push(JSON.stringify(error.detail), explainFile('archivo', error));
      asked.push(error.reason);
      if (error.reason === 'nombres-de-personas') answer.names = 'personas';
      else if (error.reason === 'textos-con-nombres') answer.hideNames = true;
      else if (error.reason === 'folios-de-personas') answer.folios = 'personas';
      else break;
    }
  return { trace: said.join('\n'), asked };
}

/** Reads such a table and says what came of it; throws where something of a person is left. */
export async function checkPersonalTable(seed: number, context: ReadingContext): Promise<string> {
  const table = await personalTable(seed);
  const { trace, asked } = await traceOf(table, context);
  const left = bare(trace);
  const found = table.tokens.find((token) => left.includes(token));
  const { kind, format, spot, column, personal } = table;
  if (found)
    throw new Error(
      `${seed}: ${personal.kind} «${personal.written}» en ${kind}.${column}, ${spot}, ${format}: queda ${found}`
    );
  return asked.length ? 'preguntado o rechazado' : 'leído';
}
