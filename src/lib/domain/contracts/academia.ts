import { MOST_PERSONS, NETWORK_DAYS, type Contract } from '../contract';

/** Sessions of the academy: the Friday circles, which are of no state, and the working tables of each state. */
export const ACADEMIA: Contract = {
  tipo: 'academia',
  columnas: [
    {
      nombre: 'tipo',
      sinonimos: ['actividad', 'sesion', 'tipo de sesion'],
      tipo: 'opcion',
      opciones: [
        { valor: 'círculo de diálogo', sinonimos: ['circulo', 'circulos', 'viernes'] },
        { valor: 'mesa de trabajo', sinonimos: ['mesa', 'mesas'] }
      ],
      obligatoria: true,
      ejemplos: ['círculo de diálogo', 'mesa de trabajo']
    },
    {
      nombre: 'entidad',
      sinonimos: ['estado de la republica', 'entidad federativa', 'cve ent', 'edo', 'nom ent'],
      tipo: 'entidad',
      ejemplos: ['', '20']
    },
    {
      nombre: 'fecha',
      sinonimos: ['fecha de la sesion', 'dia'],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      obligatoria: true,
      ejemplos: ['2026-01-02', '2025-12-31']
    },
    {
      nombre: 'tema',
      sinonimos: ['asunto', 'materia'],
      tipo: 'texto',
      ejemplos: ['género', 'trabajo territorial']
    },
    {
      nombre: 'asistentes_presencial',
      sinonimos: ['presencial', 'presenciales', 'asistentes presenciales', 'asistencia presencial'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_PERSONS],
      ejemplos: ['25', '20']
    },
    {
      nombre: 'asistentes_en_linea',
      sinonimos: ['en linea', 'virtuales', 'asistentes virtuales', 'asistencia en linea', 'conectados'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_PERSONS],
      ejemplos: ['327', '0']
    },
    {
      nombre: 'estado',
      sinonimos: ['estatus', 'status', 'situacion'],
      tipo: 'opcion',
      opciones: [
        { valor: 'realizada', sinonimos: ['hecha', 'si'] },
        { valor: 'programada', sinonimos: ['pendiente', 'por realizar'] },
        { valor: 'cancelada', sinonimos: ['suspendida', 'no'] }
      ],
      ejemplos: ['realizada', 'realizada']
    }
  ],
  lugar: null,
  identidad: ['tipo', 'entidad', 'fecha', 'tema'],
  necesarias: ['tipo', 'fecha'],
  fecha: 'fecha',
  partes: [],
  orden: []
};
