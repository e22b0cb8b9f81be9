import { foldName } from '../catalog';
import { MOST_PERSONS, placeColumns, type Contract } from '../contract';

const MEXICO = new Set(['', 'mx', 'mex', 'mexico']);

/** Where the people of each conference came from: one row per conference and origin. Two groups may be alike. */
export const ASISTENCIAS: Contract = {
  tipo: 'asistencias',
  columnas: [
    {
      nombre: 'conferencia',
      sinonimos: ['id conferencia', 'clave conferencia', 'evento'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['K-001', 'K-002']
    },
    ...placeColumns(
      'cvegeo_origen',
      ['origen', 'municipio origen', 'clave origen', 'municipio de origen'],
      ['20067', '']
    ),
    {
      nombre: 'pais',
      sinonimos: ['pais de origen', 'pais origen'],
      tipo: 'texto',
      vacio: 'MX',
      ejemplos: ['MX', 'US']
    },
    {
      nombre: 'asistentes',
      sinonimos: ['asistencia', 'personas', 'total asistentes', 'numero de asistentes'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_PERSONS],
      obligatoria: true,
      ejemplos: ['21', '5']
    },
    {
      nombre: 'mujeres',
      sinonimos: ['asistentes mujeres', 'num mujeres', 'numero de mujeres'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_PERSONS],
      ejemplos: ['13', '2']
    }
  ],
  lugar: {
    columna: 'cvegeo_origen',
    // Migrants abroad have no municipality.
    puedeFaltar: (cell) => !MEXICO.has(foldName(cell('pais')))
  },
  identidad: [],
  necesarias: ['conferencia', 'asistentes'],
  fecha: null,
  partes: [['mujeres', 'asistentes']],
  orden: []
};
