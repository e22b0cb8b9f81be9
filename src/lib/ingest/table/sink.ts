import type { TableRow, Value } from '../../domain/contract';
import { MemberColumnsBuilder } from '../member-columns';
import type { MemberRows } from '../../domain/member';

/** Where accepted rows go. */
export interface Sink<Rows> {
  /** @param hash of the person, 0 without */
  add(values: readonly Value[], hash: number): void;
  /** A row that was added; absent where rows are not held as such. */
  rowAt?(i: number): TableRow;
  finish(): Rows;
}

/** Rows as objects, by canonical column. */
export function rowSink(columns: readonly string[]): Sink<TableRow[]> {
  const rows: TableRow[] = [];
  return {
    add(values) {
      const row: Record<string, Value> = {};
      for (let i = 0; i < columns.length; i++) row[columns[i]] = values[i];
      rows.push(row);
    },
    rowAt: (i) => rows[i],
    finish: () => rows
  };
}

/** Members as columns of codes. `onSector` is called with the code of each row's sector and whether it says one. */
export function memberSink(
  columns: readonly string[],
  onSector: (code: number, said: boolean) => void
): Sink<MemberRows> {
  const builder = new MemberColumnsBuilder();
  const at = (name: string) => columns.indexOf(name);
  const [cvegeo, cococi, sexo, band, day, sector, persons] = [
    'cvegeo',
    'cococi',
    'sexo',
    'grupo_edad',
    'fecha_afiliacion',
    'sector',
    'personas'
  ].map(at);
  return {
    add(values, hash) {
      const written = values[sector] as string;
      const code = builder.sectorOf(written);
      onSector(code, written !== '');
      builder.add({
        mun: builder.placeOf(values[cvegeo] as string),
        dia: values[day] as number | null,
        sector: code,
        genero: values[sexo] as string,
        edad: values[band] as string,
        cococi: values[cococi] as string,
        personas: values[persons] as number,
        hash
      });
    },
    finish: () => builder.finish()
  };
}
