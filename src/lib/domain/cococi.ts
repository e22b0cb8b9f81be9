import type { ClaveMunicipio } from './clave';
import type { Day } from './day';

/** A cell as accepted from a file: already matched to a municipality, nothing that identifies a person. */
export interface Cococi {
  id: string;
  nombre: string;
  clave: ClaveMunicipio;
  /** Date of constitution; null is *sin dato* and such a cell covers no date. */
  fecha: Day | null;
  integrantes: number | null;
  mujeres: number | null;
  sector: string;
  estado: string;
}

/** One column of a contract: canonical name and the headers that spreadsheets use for it (already folded). */
export interface ColumnContract {
  nombre: string;
  sinonimos: readonly string[];
}

/** Columns that say where something is, the same in every table: by key, or by state and municipality. */
export const PLACE_COLUMNS: readonly ColumnContract[] = [
  {
    nombre: 'cvegeo',
    sinonimos: [
      'clave municipio',
      'clave municipal',
      'clave del municipio',
      'cve geo',
      'clave inegi',
      'cve mun completa',
      'clave geoestadistica',
      'inegi'
    ]
  },
  {
    nombre: 'entidad',
    sinonimos: ['estado de la republica', 'entidad federativa', 'cve ent', 'edo', 'nom ent']
  },
  { nombre: 'municipio', sinonimos: ['cve mun', 'nom mun', 'alcaldia', 'mun', 'municipio o alcaldia'] },
  {
    nombre: 'mun_ine',
    sinonimos: [
      'municipio ine',
      'clave ine',
      'cve ine',
      'ine',
      'clave ine municipio',
      'clave municipio ine',
      'clave ife',
      'ife'
    ]
  }
];

/** Canonical columns of a cells file. Synonyms are compared without accents, case or punctuation. */
export const COCOCI_COLUMNS: readonly ColumnContract[] = [
  { nombre: 'id', sinonimos: ['folio', 'clave cococi', 'id cococi', 'identificador', 'numero', 'num', 'no'] },
  {
    nombre: 'nombre',
    sinonimos: ['nombre del consejo', 'nombre cococi', 'nombre del cococi', 'consejo', 'cococi', 'celula']
  },
  ...PLACE_COLUMNS,
  {
    nombre: 'fecha_constitucion',
    sinonimos: ['fecha de constitucion', 'constitucion', 'fecha', 'fecha de alta', 'fecha alta']
  },
  {
    nombre: 'integrantes',
    sinonimos: ['num integrantes', 'numero de integrantes', 'no integrantes', 'miembros', 'total integrantes']
  },
  { nombre: 'mujeres', sinonimos: ['num mujeres', 'numero de mujeres', 'integrantes mujeres'] },
  { nombre: 'sector', sinonimos: ['sector social'] },
  { nombre: 'estado', sinonimos: ['estatus', 'status', 'etapa', 'situacion'] }
];

/** Dates before this day cannot be a cell's constitution. */
export const EARLIEST_CONSTITUTION: Day = Date.UTC(1990, 0, 1) / 86_400_000;
