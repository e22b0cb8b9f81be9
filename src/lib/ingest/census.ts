import { foldName } from '../domain/catalog';
import { parseClaveMunicipio, type ClaveMunicipio } from '../domain/clave';
import { decode, gunzip, type Encoding } from './decode';
import { FileError } from './problem';
import { DELIMITERS, readRows, type Row } from './rows';

/** People per municipality as a census file gives them. */
export interface CensusImport {
  people: Map<ClaveMunicipio, number>;
  /** Sum over the municipalities. */
  sum: number;
  /** The national total that the file itself prints, or null. */
  published: number | null;
  /** The line that the file gives as its source, or empty. */
  source: string;
  encoding: Encoding;
  /** Lines with a municipal key whose figure could not be read, or whose key came twice. */
  problems: { renglon: number; columna: string; valor: string; motivo: 'numero-imposible' | 'duplicada' }[];
}

const TOTAL_HEADERS = ['total', 'pob', 'pobtot', 'pob total', 'poblacion', 'poblacion total'];

const KEY_HEADERS = new Set(['cvegeo', 'cve geo', 'clave', 'clave municipio', 'clave municipal']);

/** `" 01 001 "` and `01001` are keys; `=CONCATENAR(0,01)` marks a state row and is none. */
const readKey = (cell: string) => parseClaveMunicipio(cell.replace(/["=]/g, ''));

/** The column of keys: by its header, else the one, not the totals', with most keys that differ. */
function findKeyColumn(header: Row, rows: readonly Row[], total: number): number {
  const named = header.cells.findIndex((c) => KEY_HEADERS.has(foldName(c)));
  if (named >= 0) return named;
  const below = rows.filter((r) => r.line > header.line);
  const keys = header.cells.map((_, i) =>
    i === total ? 0 : new Set(below.map((r) => readKey(r.cells[i] ?? '')).filter(Boolean)).size
  );
  return keys.indexOf(Math.max(...keys));
}

function readFigure(cell: string): number | null {
  const clean = cell.replace(/[,\s\u00a0]/g, '');
  return /^\d+$/.test(clean) ? Number(clean) : null;
}

/**
 * Reads population by municipality from a CSV as INEGI exports it (title rows, Latin-1, formulas for the states,
 * spaced keys, footer) or from a plain table with `cvegeo` and a total. State rows are left out of the sum.
 * @throws FileError when there is no column of totals or no municipality
 */
export async function readCensus(bytes: Uint8Array): Promise<CensusImport> {
  const { text, encoding } = decode(await gunzip(bytes));
  let best: { delimiter: string; line: number; column: number; keyColumn: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const rows: Row[] = [];
    readRows(text.slice(0, 100_000), delimiter, (row) => rows.push(row) < 40);
    const header = rows.find(
      (r) => r.cells.length > 1 && r.cells.some((c) => TOTAL_HEADERS.includes(foldName(c)))
    );
    if (!header || best) continue;
    const column = header.cells.findIndex((c) => TOTAL_HEADERS.includes(foldName(c)));
    best = {
      delimiter,
      line: header.line,
      column,
      keyColumn: findKeyColumn(header, rows, column)
    };
  }
  if (!best)
    throw new FileError('censo-sin-columna', {
      columnas: text
        .split(/\r?\n/, 1)[0]
        .slice(0, 120)
        .split(/[,;\t|]/)
    });
  const { delimiter, line, column, keyColumn } = best;
  const people = new Map<ClaveMunicipio, number>();
  const problems: CensusImport['problems'] = [];
  let sum = 0;
  let published: number | null = null;
  let source = '';
  readRows(text, delimiter, (row) => {
    const joined = row.cells.join(' ').trim();
    if (/^fuente\b/i.test(joined)) source = joined.replace(/^fuente:?\s*/i, '').replace(/\.$/, '');
    if (row.line <= line) return;
    const clave = readKey(row.cells[keyColumn] ?? '');
    const written = (row.cells[column] ?? '').trim();
    if (!clave) {
      if (
        published === null &&
        row.cells.some((c) => /^(total|nacional|estados unidos mexicanos)/.test(foldName(c)))
      )
        published = readFigure(written);
      return;
    }
    const figure = readFigure(written);
    if (people.has(clave))
      problems.push({ renglon: row.line, columna: 'cvegeo', valor: clave, motivo: 'duplicada' });
    else if (figure === null)
      problems.push({ renglon: row.line, columna: 'total', valor: written, motivo: 'numero-imposible' });
    else {
      people.set(clave, figure);
      sum += figure;
    }
  });
  if (people.size === 0) throw new FileError('censo-sin-municipios');
  return { people, sum, published, source, encoding, problems };
}
