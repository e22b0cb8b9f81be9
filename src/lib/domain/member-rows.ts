import { foldName } from './catalog';
import type { TableRow } from './contract';
import type { Edited } from './edit';
import { AGE_BANDS, GENDER, NO_AGE, NO_DAY, NO_SECTOR, type MemberRows } from './member';

const GENDER_TEXT = ['M', 'H', ''];

/** A member row as its table writes it. */
export function memberAt(rows: MemberRows, i: number): TableRow {
  const { claves, sectores, cococis = [], mun, dia, sector, genero, edad, personas, cococi } = rows;
  return {
    cvegeo: claves[mun[i]],
    cococi: cococi ? cococis[cococi[i]] : '',
    sexo: GENDER_TEXT[genero[i]],
    grupo_edad: edad[i] === NO_AGE ? '' : AGE_BANDS[edad[i]],
    fecha_afiliacion: dia[i] === NO_DAY ? null : dia[i],
    sector: sector[i] === NO_SECTOR ? '' : sectores[sector[i]],
    personas: personas ? personas[i] : 1
  };
}

/** Position of a text in a list, added at its end when the list lacks it. */
function codeOf(
  list: string[],
  text: string,
  same: (a: string, b: string) => boolean = (a, b) => a === b
): number {
  const at = list.findIndex((t) => same(t, text));
  return at >= 0 ? at : list.push(text) - 1;
}

const alike = (a: string, b: string) => foldName(a) === foldName(b);

/** Member rows after changes by hand: those that were not touched keep their codes and who they are. */
export function editMembers(rows: MemberRows, { changed, added }: Edited): MemberRows {
  const live = added.filter((row): row is TableRow => row !== null);
  const gone = [...changed.values()].filter((row) => row === null).length;
  const n = rows.mun.length;
  const length = n - gone + live.length;
  const claves = [...rows.claves];
  const sectores = [...rows.sectores];
  const cococis = rows.cococis?.length ? [...rows.cococis] : [''];
  const edits = [...changed.values(), ...live].filter((row): row is TableRow => row !== null);
  const next = {
    mun: new Uint16Array(length),
    dia: new Int16Array(length),
    sector: new Uint8Array(length),
    genero: new Uint8Array(length),
    edad: new Uint8Array(length),
    personas: rows.personas || edits.some((r) => r.personas !== 1) ? new Uint32Array(length).fill(1) : null,
    cococi: rows.cococi || edits.some((r) => r.cococi !== '') ? new Uint32Array(length) : null,
    hash: rows.hash ? new Float64Array(length) : null
  };
  const write = (at: number, row: TableRow) => {
    next.mun[at] = codeOf(claves, row.cvegeo as string);
    next.dia[at] = (row.fecha_afiliacion as number | null) ?? NO_DAY;
    next.sector[at] =
      row.sector === '' ? NO_SECTOR : Math.min(codeOf(sectores, row.sector as string, alike), NO_SECTOR);
    next.genero[at] = row.sexo === 'M' ? GENDER.mujer : row.sexo === 'H' ? GENDER.hombre : GENDER.sinDato;
    const band = (AGE_BANDS as readonly string[]).indexOf(row.grupo_edad as string);
    next.edad[at] = band < 0 ? NO_AGE : band;
    if (next.personas) next.personas[at] = row.personas as number;
    if (next.cococi) next.cococi[at] = codeOf(cococis, row.cococi as string);
  };
  /** Copies whole stretches of rows that nobody touched. */
  let at = 0;
  const copy = (from: number, to: number) => {
    for (const name of ['mun', 'dia', 'sector', 'genero', 'edad', 'personas', 'cococi', 'hash'] as const) {
      const [source, target] = [rows[name], next[name]];
      if (source && target) target.set(source.subarray(from, to) as never, at);
    }
    at += to - from;
  };
  let from = 0;
  for (const fila of [...changed.keys()].sort((a, b) => a - b)) {
    copy(from, fila);
    from = fila + 1;
    const row = changed.get(fila);
    if (!row) continue;
    if (next.hash && rows.hash) next.hash[at] = rows.hash[fila];
    write(at++, row);
  }
  copy(from, n);
  for (const row of live) write(at++, row);
  return { claves, sectores, cococis: next.cococi ? cococis : [], ...next };
}
