import Papa from 'papaparse';
import type { MovedSection, SectionChanges } from '../domain/section-changes';
import { persons } from './suppress';

/** Where the figures come from, written on every row so that no copy loses it. */
export interface ElectoralProvenance {
  fecha: string;
  fuente: string;
  demo: boolean;
}

const toCsv = (rows: readonly Record<string, unknown>[]): string =>
  '\ufeff' + Papa.unparse([...rows], { escapeFormulae: true });

const noteOf = ({ fecha, fuente, demo }: ElectoralProvenance) => ({
  fecha,
  fuente,
  nota: demo ? 'datos de demostración' : ''
});

const figure = (value: number) => (Number.isNaN(value) ? 'sin dato' : value);

/** A district as it leaves the tool. Percentages 0–100, bands as least, best and most. */
export interface DistrictRow {
  clave: string;
  nombre: string;
  cobertura: readonly [min: number, best: number, max: number];
  municipios: number;
  cortados: number;
  cubiertos: number;
  celulas: readonly [min: number, best: number, max: number];
  integrantes: readonly [min: number, best: number, max: number];
}

/** The table of districts as CSV for Excel; members from 1 to 4 read "<5". */
export const districtsToCsv = (
  rows: readonly DistrictRow[],
  base: string,
  provenance: ElectoralProvenance
): string =>
  toCsv(
    rows.map((r) => ({
      clave: r.clave,
      nombre: r.nombre,
      pct_cubierto: r.cobertura[1],
      pct_min: r.cobertura[0],
      pct_max: r.cobertura[2],
      base,
      municipios: r.municipios,
      municipios_cortados: r.cortados,
      municipios_con_cococi: r.cubiertos,
      celulas_estimado: r.celulas[1],
      celulas_min: r.celulas[0],
      celulas_max: r.celulas[2],
      integrantes_estimado: persons(r.integrantes[1]),
      integrantes_min: persons(r.integrantes[0]),
      integrantes_max: persons(r.integrantes[2]),
      ...noteOf(provenance)
    }))
  );

/** What an election gave in a unit, as it leaves the tool; `estado` says why there are no figures. */
export interface ResultRow {
  clave: string;
  nombre: string;
  estado: string;
  primer_lugar: string;
  margen: number;
  participacion: number;
  numero_efectivo: number;
  total: number;
  lista_nominal: number;
  /** Votes by option as the file has them. */
  opciones: Record<string, number>;
}

/** Rows that are written before others may work. */
const SLICE = 250;

/**
 * Results by unit as CSV, the votes that no unit has in rows of their own. Written a slice at a time: there may be
 * thousands of units, and nothing waits for them.
 */
export async function resultsToCsv<Unit>(
  units: readonly Unit[],
  rowOf: (unit: Unit) => ResultRow,
  others: readonly ResultRow[],
  election: string,
  provenance: ElectoralProvenance
): Promise<Blob> {
  const note = noteOf(provenance);
  const record = ({ opciones, ...r }: ResultRow) => ({
    clave: r.clave,
    nombre: r.nombre,
    estado: r.estado,
    primer_lugar: r.primer_lugar,
    margen_puntos: figure(r.margen),
    participacion: figure(r.participacion),
    numero_efectivo_de_partidos: figure(r.numero_efectivo),
    total: figure(r.total),
    lista_nominal: figure(r.lista_nominal),
    ...Object.fromEntries(Object.entries(opciones).map(([id, v]) => [`votos: ${id}`, figure(v)])),
    eleccion: election,
    ...note
  });
  const parts = ['\ufeff'];
  const write = (rows: readonly ResultRow[]) => {
    if (rows.length === 0) return;
    const header = parts.length === 1;
    const text = Papa.unparse(rows.map(record), { escapeFormulae: true, header });
    parts.push(header ? text : `\r\n${text}`);
  };
  for (let at = 0; at < units.length; at += SLICE) {
    write(units.slice(at, at + SLICE).map(rowOf));
    await new Promise((resume) => setTimeout(resume));
  }
  write(others);
  return new Blob(parts, { type: 'text/csv' });
}

/** The electoral records and their checks as CSV. */
export const checksToCsv = (
  rows: readonly {
    nombre: string;
    fuente: string;
    desde: string | null;
    verificado: string | null;
    estado: string;
  }[]
): string =>
  toCsv(
    rows.map((r) => ({
      registro: r.nombre,
      fuente: r.fuente,
      desde: r.desde ?? '',
      verificado_el: r.verificado ?? '',
      estado: r.estado
    }))
  );

const section = (code: number) => String(code).padStart(6, '0');
const pair = ([before, now]: readonly [string | number, string | number], width = 0) =>
  [before, now].map((v) => (v ? String(v).padStart(width, '0') : ''));

/** What changed between two catalogues of secciones as CSV, row by row. */
export function changesToCsv({ nuevas, retiradas, movidas }: SectionChanges): string {
  const bare = (cambio: string) => (code: number) => ({ cambio, seccion: section(code) });
  const moved = ({ code, municipio, federal, local }: MovedSection) => {
    const [[m0, m1], [f0, f1], [l0, l1]] = [pair(municipio, 5), pair(federal, 4), pair(local, 4)];
    return {
      cambio: 'movida',
      seccion: section(code),
      municipio_antes: m0,
      municipio_ahora: m1,
      distrito_federal_antes: f0,
      distrito_federal_ahora: f1,
      distrito_local_antes: l0,
      distrito_local_ahora: l1
    };
  };
  const columns = Object.keys(moved({ code: 0, municipio: ['', ''], federal: [0, 0], local: [0, 0] }));
  const rows = [...nuevas.map(bare('nueva')), ...retiradas.map(bare('retirada')), ...movidas.map(moved)];
  return '\ufeff' + Papa.unparse({ fields: columns, data: rows }, { escapeFormulae: true });
}
