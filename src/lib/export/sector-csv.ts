import Papa from 'papaparse';
import { persons, women } from './suppress';

/** Where the figures come from, written on every row so that no copy loses it. */
export interface SectorProvenance {
  fecha: string;
  /** Sector, conference and state looked at; empty without. */
  filtros: string;
  fuente: string;
  demo: boolean;
}

const noteOf = ({ fecha, filtros, fuente, demo }: SectorProvenance) => ({
  fecha,
  filtros,
  fuente,
  nota: demo ? 'datos de demostración' : ''
});
const toCsv = (rows: readonly Record<string, unknown>[]): string =>
  '\ufeff' + Papa.unparse([...rows], { escapeFormulae: true });

/** A cell of the matrix of sectors as it leaves the tool; `motivo` says why it has nobody. */
export interface MatrixRow {
  sector: string;
  entidad: string;
  nombre_entidad: string;
  conferencias: number;
  asistentes: number;
  mujeres: number;
  municipios: number;
  integrantes: number;
  motivo: string;
}

/** The whole matrix as CSV for Excel, a cell per row. Women are withheld where they or the men would be so few. */
export const matrixToCsv = (rows: readonly MatrixRow[], provenance: SectorProvenance): string =>
  toCsv(
    rows.map((r) => ({
      sector: r.sector,
      entidad: r.entidad,
      nombre_entidad: r.nombre_entidad,
      conferencias: r.conferencias,
      asistentes: persons(r.asistentes),
      mujeres: women(r.mujeres, r.asistentes),
      municipios_alcanzados: r.municipios,
      integrantes_de_celulas: persons(r.integrantes),
      motivo: r.motivo,
      ...noteOf(provenance)
    }))
  );

/** A municipality from which people came, or nobody did. */
export interface ReachRow {
  cvegeo: string;
  municipio: string;
  entidad: string;
  asistentes: number;
  mujeres: number;
  conferencias: number;
  cococi_activo: string;
  /** NaN is *sin dato*. */
  poblacion: number;
  motivo: string;
}

/** Where people came from, or from where nobody did, as CSV. */
export const reachToCsv = (rows: readonly ReachRow[], provenance: SectorProvenance): string =>
  toCsv(
    rows.map((r) => ({
      cvegeo: r.cvegeo,
      municipio: r.municipio,
      entidad: r.entidad,
      asistentes: persons(r.asistentes),
      mujeres: women(r.mujeres, r.asistentes),
      conferencias: r.conferencias,
      cococi_activo: r.cococi_activo,
      poblacion: Number.isNaN(r.poblacion) ? 'sin dato' : r.poblacion,
      motivo: r.motivo,
      ...noteOf(provenance)
    }))
  );

/** Those who live abroad by country, as CSV. */
export const countriesToCsv = (
  rows: readonly {
    name: string;
    personas: number;
    mujeres: number;
    conferencias: number;
    conMunicipio: number;
  }[],
  provenance: SectorProvenance
): string =>
  toCsv(
    rows.map((r) => ({
      pais: r.name,
      asistentes: persons(r.personas),
      mujeres: women(r.mujeres, r.personas),
      conferencias: r.conferencias,
      dicen_su_municipio: persons(r.conMunicipio),
      ...noteOf(provenance)
    }))
  );

/** Every pair of sectors and what they have in common, as CSV. */
export const alliancesToCsv = (
  rows: readonly { a: string; b: string; conferencias: number; municipios: number }[],
  provenance: SectorProvenance
): string =>
  toCsv(
    rows.map(({ a, b, conferencias, municipios }) => ({
      sector_a: a,
      sector_b: b,
      conferencias_conjuntas: conferencias,
      municipios_en_comun: municipios,
      ...noteOf(provenance)
    }))
  );
