import { foldName } from './catalog';
import type { TableRow } from './contract';
import type { Edited } from './edit';
import { AGE_BANDS, GENDER, NO_AGE, NO_DAY_16, NO_SECTOR, type MemberRows } from './member';

const GENDER_TEXT = ['M', 'H', ''];

/** A member row as its table writes it. */
export function memberAt(rows: MemberRows, i: number): TableRow {
  const { claves, sectores, cococis = [], mun, dia, sector, genero, edad, personas, cococi } = rows;
  return {
    cvegeo: claves[mun[i]],
    cococi: cococi ? cococis[cococi[i]] : '',
    sexo: GENDER_TEXT[genero[i]],
    grupo_edad: edad[i] === NO_AGE ? '' : AGE_BANDS[edad[i]],
    fecha_afiliacion: dia[i] === NO_DAY_16 ? null : dia[i],
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
    next.dia[at] = (row.fecha_afiliacion as number | null) ?? NO_DAY_16;
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

/** Positions of the members of `b` that are not among those of `a`: whoever has no hash is nobody that is known. */
export function newMembers(a: MemberRows, b: MemberRows): number[] {
  const known = new Set(a.hash ?? []);
  known.delete(0);
  return Array.from(b.mun.keys()).filter((i) => !known.has(b.hash?.[i] ?? 0));
}

/** The members of one table and some of another, one after another. */
export function joinMembers(a: MemberRows, b: MemberRows, chosen: readonly number[]): MemberRows {
  const n = a.mun.length;
  const length = n + chosen.length;
  const claves = [...a.claves];
  const sectores = [...a.sectores];
  const cococis = a.cococis?.length ? [...a.cococis] : [''];
  const mun = b.claves.map((clave) => codeOf(claves, clave));
  const sector = b.sectores.map((name) => Math.min(codeOf(sectores, name, alike), NO_SECTOR));
  const cell = (b.cococis ?? []).map((id) => codeOf(cococis, id));
  const joined = {
    mun: new Uint16Array(length),
    dia: new Int16Array(length),
    sector: new Uint8Array(length),
    genero: new Uint8Array(length),
    edad: new Uint8Array(length),
    personas: a.personas || b.personas ? new Uint32Array(length).fill(1) : null,
    cococi: a.cococi || b.cococi ? new Uint32Array(length) : null,
    hash: a.hash || b.hash ? new Float64Array(length) : null
  };
  for (const name of ['mun', 'dia', 'sector', 'genero', 'edad', 'personas', 'cococi', 'hash'] as const) {
    const source = a[name];
    if (source) joined[name]?.set(source as never);
  }
  chosen.forEach((i, k) => {
    const at = n + k;
    joined.mun[at] = mun[b.mun[i]];
    joined.dia[at] = b.dia[i];
    joined.sector[at] = b.sector[i] === NO_SECTOR ? NO_SECTOR : sector[b.sector[i]];
    joined.genero[at] = b.genero[i];
    joined.edad[at] = b.edad[i];
    if (joined.personas) joined.personas[at] = b.personas?.[i] ?? 1;
    if (joined.cococi) joined.cococi[at] = b.cococi ? cell[b.cococi[i]] : 0;
    if (joined.hash) joined.hash[at] = b.hash?.[i] ?? 0;
  });
  return { claves, sectores, cococis: joined.cococi ? cococis : [], ...joined };
}
