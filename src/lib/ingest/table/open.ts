import { Spending } from '../budget';
import { isDbf, isOds, isOle, isParquet, isXlsx, isZip } from './signature';
import type { SheetChoice, TableSource } from './source';

/**
 * Opens a file of rows: text (CSV and its kin, also compressed), XLSX, ODS, Parquet or dBase, each also in a zip.
 * @throws FileError when it is none of them, is locked or damaged, or leaves its sheet to be asked
 */
export async function openTable(file: Blob, choice: SheetChoice): Promise<TableSource> {
  return withinBudget(await openAny(file, choice));
}

/** A source that refuses what passes the budget of rows, columns, cells or seconds. */
function withinBudget(source: TableSource): TableSource {
  const { hold } = source;
  return {
    ...source,
    read(delimiter, visit, report) {
      const spent = new Spending();
      return source.read(
        delimiter,
        (row) => {
          spent.row(row.cells.length);
          return visit(row);
        },
        report
      );
    },
    ...(hold && {
      hold(delimiter, held, after, onWide, report = () => {}) {
        const spent = new Spending();
        const width = held.columns.length;
        return hold(delimiter, held, after, onWide, (share) => {
          spent.held(held.rows, width);
          report(share);
        });
      }
    })
  };
}

async function openAny(file: Blob, choice: SheetChoice): Promise<TableSource> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  if (isXlsx(head) || isOds(head) || isOle(head))
    return (await import('./workbook')).openWorkbook(file, head, choice);
  if (isParquet(head)) return (await import('./parquet')).openParquet(file);
  if (isDbf(head)) return (await import('./dbf-table')).openDbf(file);
  if (isZip(head)) return (await import('./zipped')).openZippedTable(file, choice, openTable);
  return (await import('./delimited')).openDelimited(file);
}
