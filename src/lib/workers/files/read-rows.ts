import { maskPersonal } from '../../domain/privacy';
import type { Notice, Problem } from '../../domain/problem';
import { FileError } from '../../ingest/problem';
import type { TableKind, TableRow } from '../../domain/contract';
import { CONTRACTS } from '../../domain/contracts';
import { sumTable } from '../../domain/contracts/sums';
import type { MemberRows } from '../../domain/member';
import { readTable, type TableImport } from '../../ingest/table/read-table';
import { newSalt } from '../../ingest/seen';
import type { DatasetCard, TablePayload } from '../../store/database';
import { readSalt } from '../../store/shapes';
import { choiceOf, partName, readingContext, type FileContext } from '../file-context';
import { SHOWN_PROBLEMS, type TableReport } from '../import-report';
import { makeCard, type Made } from '../keep-dataset';

/** The first problems as the result screen shows them; the cells stay with the rows set aside. */
export const shownProblems = (problems: readonly Problem[]): Problem[] =>
  problems.slice(0, SHOWN_PROBLEMS).map(({ celdas: _, ...shown }) => shown);

function reportOf(read: TableImport, kind: TableKind, file: string, context: FileContext): TableReport {
  return {
    tally: read.tally,
    problems: shownProblems(read.problems),
    notices: read.notices,
    codificacion: read.encoding ?? read.formato.toUpperCase(),
    separador: read.delimiter ?? '',
    columnas: read.columns,
    descartadas: read.dropped,
    evidencia: read.evidence,
    hoja: read.hoja,
    cuadros: read.cuadros,
    guesses: read.guesses,
    sumas: sumTable(kind, read.rows, context.stages),
    archivos: [maskPersonal(file)]
  };
}

/** Problems of a table as a file, for the download. */
export async function problemsBlob(problems: readonly Problem[], names: readonly string[]): Promise<Blob> {
  const { problemsToCsv } = await import('../../export/problems-csv');
  return new Blob([problemsToCsv(problems, names)], { type: 'text/csv' });
}

/** The salt of this browser; a passing one where nothing can be kept. */
const saltOf = (): Promise<Uint8Array> => readSalt(newSalt).catch(() => newSalt());

/** The payload of a table of any kind. */
export const payloadOf = (
  kind: TableKind,
  rows: TableRow[] | MemberRows,
  rest: Pick<TablePayload, 'lines' | 'pending'>
): TablePayload => ({ kind, rows, ...rest }) as TablePayload;

/**
 * Nothing that seems to name a person in a free text is kept before somebody said so.
 * @throws FileError `textos-con-nombres` with how many cells, their columns and first lines
 */
function askAboutNames(notices: readonly Notice[]): void {
  const found = notices.find((n) => n.tipo === 'parecen-nombres');
  if (!found) return;
  const { cuantos, renglones, valores } = found;
  throw new FileError('textos-con-nombres', { cuantas: cuantos, renglones, columnas: valores });
}

/** Reads a file as a table of the network. */
export async function readNetworkTable(
  file: File,
  kind: TableKind,
  context: FileContext,
  report: (share: number) => void
): Promise<Made> {
  const reading = readingContext(context, await saltOf());
  const read = await readTable(file, CONTRACTS[kind], reading, choiceOf(context.answer), report);
  if (context.answer.hideNames === undefined) askAboutNames(read.notices);
  const name = partName(file, context.answer);
  const card: DatasetCard<TableReport> = {
    ...makeCard(kind, name, name, context.today),
    report: reportOf(read, kind, name, context)
  };
  const pending = read.problems.filter((p) => p.bucket !== null);
  return {
    card,
    payload: payloadOf(kind, read.rows, { lines: read.lines, pending }),
    problemsCsv: await problemsBlob(read.problems, [maskPersonal(name)])
  };
}
