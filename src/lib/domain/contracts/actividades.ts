import { MOST_PERSONS, placeColumns, type Contract } from '../contract';
import { logDay, logId, logTags } from './log-columns';

/** What the cells do, one row each: with its strategies, its axes and how many took part. */
export const ACTIVIDADES: Contract = {
  tipo: 'actividades',
  columnas: [
    logId(['id actividad', 'clave actividad'], ['A-001', 'A-002']),
    {
      nombre: 'actividad',
      sinonimos: ['nombre de la actividad', 'nombre', 'descripcion', 'titulo'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['Huerto comunitario', 'Jornada de salud']
    },
    ...placeColumns(),
    logDay(['fecha de la actividad', 'fecha actividad']),
    ...logTags,
    {
      nombre: 'participantes',
      sinonimos: ['asistentes', 'personas participantes', 'total de participantes'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_PERSONS],
      ejemplos: ['40', '85']
    },
    {
      nombre: 'mujeres',
      sinonimos: ['mujeres participantes', 'num mujeres', 'total mujeres'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_PERSONS],
      ejemplos: ['22', '47']
    },
    {
      nombre: 'estado',
      sinonimos: ['estatus', 'status', 'situacion'],
      tipo: 'opcion',
      opciones: [
        { valor: 'realizada', sinonimos: ['hecha', 'concluida', 'si'] },
        { valor: 'programada', sinonimos: ['pendiente', 'por realizar', 'planeada'] },
        { valor: 'cancelada', sinonimos: ['suspendida', 'no'] }
      ],
      ejemplos: ['realizada', 'programada']
    }
  ],
  lugar: { columna: 'cvegeo', puedeFaltar: () => true },
  identidad: ['id'],
  necesarias: ['id', 'actividad', 'estrategia'],
  fecha: 'fecha',
  partes: [['mujeres', 'participantes']],
  orden: []
};
