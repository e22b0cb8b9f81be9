import { foldName } from '../../domain/catalog';
import type { KeyContext } from '../../domain/key-system';
import { readRows } from '../rows';
import { isAbsent, isWrittenFigure, type DecimalSign } from './number';
import { cellOf, isPeople, planTable, writtenKey, type FigureColumn, type Plan } from './plan';
import { decideSigns, Separators, type Holding, type SignedColumn } from './separators';

/** What stands before the decimals of a figure, by the position of its column and its name. */
export type SignOf = (at: number, nombre: string) => DecimalSign;

/** What all the municipalities of a table of figures say of how it is written. */
export interface FigureSurvey {
  /** Rows with a key, and how many of those exist in each system. */
  keys: { rows: number; inegi: number; ine: number };
  /** The columns of figures: of the others less than half of the cells are numbers, or they are codes. */
  numeric: FigureColumn[];
  /**
   * The signs of decimals of some columns: column by column, or indicator by indicator where a column tells several.
   * @throws FileError `numeros-dudosos`
   */
  signs(columns: readonly FigureColumn[]): SignOf;
}

const PERCENT = /%|\b(?:pct|porc|porcentaje)\b/;

const holdingOf = (nombre: string, title: string): Holding =>
  isPeople(nombre, title)
    ? 'cuentas'
    : PERCENT.test(nombre) || PERCENT.test(foldName(nombre))
      ? 'menores'
      : 'cualquiera';

/** Looks once through all the municipalities of a table of figures. */
export function surveyFigures(
  text: string,
  plan: Plan,
  { exists, bridge }: Pick<KeyContext, 'exists' | 'bridge'>
): FigureSurvey {
  const { at, title, delimiter, headerLine, headers } = plan;
  const isLong = at.value >= 0;
  const value: FigureColumn = {
    at: at.value,
    header: (headers[at.value] ?? '').trim(),
    nombre: '',
    periodo: ''
  };
  const columns = isLong ? [value] : plan.columns;
  const keys = { rows: 0, inegi: 0, ine: 0 };
  const cells = columns.map(() => ({ filled: 0, numbers: 0, codes: 0 }));
  const written = columns.map(() => new Map<string, Separators>());
  const names = new Map<string, string>();
  readRows(text, delimiter, (row) => {
    const key = row.line > headerLine ? writtenKey(at, row) : null;
    if (!key) return;
    keys.rows++;
    if (exists(key)) keys.inegi++;
    if (bridge?.has(key)) keys.ine++;
    const said = cellOf(at, row, 'indicator');
    let folded = names.get(said);
    if (folded === undefined) names.set(said, (folded = foldName(said)));
    columns.forEach((column, i) => {
      const cell = (row.cells[column.at] ?? '').trim();
      if (cell === '') return;
      const count = cells[i];
      count.filled++;
      let separators = written[i].get(folded);
      if (!separators) written[i].set(folded, (separators = new Separators()));
      // Three digits and less say nothing of signs.
      if (/^[1-9]\d{0,2}$/.test(cell)) count.numbers++;
      else {
        if (isAbsent(cell) || isWrittenFigure(cell)) count.numbers++;
        if (/^0\d/.test(cell)) count.codes++;
        separators.add(cell);
      }
    });
  });
  const isNumeric = (i: number) => {
    const { filled, numbers, codes } = cells[i];
    // One code with its leading zero, and the whole column is of codes.
    return filled > 0 && codes === 0 && numbers * 2 > filled;
  };
  const signs = (wanted: readonly FigureColumn[]): SignOf => {
    const signed = (isLong ? columns : wanted).flatMap((column) => {
      const own = written[columns.indexOf(column)] ?? new Map<string, Separators>();
      return [...own].map(([indicator, separators]): SignedColumn & { key: string } => ({
        key: `${column.at} ${indicator}`,
        header: (isLong && [...names].find(([, folded]) => folded === indicator)?.[0]) || column.header,
        separators,
        holding: holdingOf(indicator || column.nombre || title || column.header, title)
      }));
    });
    const decided = decideSigns(signed);
    const known = new Map(signed.map(({ key }, i) => [key, decided[i]]));
    return (column, nombre) =>
      known.get(`${column} ${foldName(nombre)}`) ?? known.get(`${column} `) ?? 'punto';
  };
  return { keys, numeric: isLong ? [] : plan.columns.filter((_, i) => isNumeric(i)), signs };
}

/** Whether the beginning of a table has keys of municipalities beside columns of figures. */
export function looksLikeFigures(text: string): boolean {
  const plan = planTable(text);
  if (!plan) return false;
  return (
    plan.at.value >= 0 || surveyFigures(text, plan, { exists: () => true, bridge: null }).numeric.length > 0
  );
}
