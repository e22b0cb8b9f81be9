import type { Contract } from '../contract';
import { LEVEL_COLUMNS } from './levels';

const MOST_VOTES = 200_000_000;

/** Election results: one row per election, unit and option. */
export const RESULTADOS: Contract = {
  tipo: 'resultados',
  columnas: [
    {
      nombre: 'anio',
      sinonimos: ['ano', 'year', 'proceso', 'eleccion'],
      tipo: 'entero',
      unidad: 'año',
      rango: [1900, 2100],
      obligatoria: true,
      ejemplos: ['2024', '2024']
    },
    {
      nombre: 'cargo',
      sinonimos: ['tipo de eleccion', 'puesto'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['diputaciones federales', 'diputaciones federales']
    },
    ...LEVEL_COLUMNS.map((c) => ({ ...c, ejemplos: [c.ejemplos[0], c.ejemplos[0]] as const })),
    {
      nombre: 'opcion',
      sinonimos: ['partido', 'coalicion', 'candidatura', 'partido o coalicion'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['Opción A', 'Opción B']
    },
    {
      nombre: 'votos',
      sinonimos: ['votacion', 'total votos', 'numero de votos'],
      tipo: 'entero',
      unidad: 'votos',
      rango: [0, MOST_VOTES],
      obligatoria: true,
      ejemplos: ['405580', '360912']
    },
    {
      nombre: 'lista_nominal',
      sinonimos: ['lista nominal', 'nominal', 'ln'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_VOTES],
      ejemplos: ['2115406', '2115406']
    }
  ],
  lugar: null,
  identidad: ['anio', 'cargo', 'nivel', 'clave', 'opcion'],
  necesarias: ['opcion', 'votos', 'nivel'],
  fecha: null,
  partes: [['votos', 'lista_nominal']],
  orden: []
};
