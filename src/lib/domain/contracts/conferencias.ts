import { NETWORK_DAYS, placeColumns, type Contract } from '../contract';
import { foldName } from '../catalog';

/** Conferences with the sectors: one row each. */
export const CONFERENCIAS: Contract = {
  tipo: 'conferencias',
  columnas: [
    {
      nombre: 'id',
      sinonimos: [
        'conferencia',
        'id conferencia',
        'clave conferencia',
        'folio',
        'identificador',
        'num',
        'no'
      ],
      tipo: 'identificador',
      obligatoria: true,
      ejemplos: ['K-001', 'K-002']
    },
    {
      nombre: 'nombre',
      sinonimos: ['nombre de la conferencia', 'titulo'],
      tipo: 'texto',
      ejemplos: ['Encuentro de campesinos', 'Foro de jóvenes']
    },
    {
      nombre: 'sector',
      sinonimos: ['sector social', 'sector convocante'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['campesinos', 'jóvenes']
    },
    {
      nombre: 'sector_invitado',
      sinonimos: ['sector invitado', 'invitado', 'segundo sector'],
      tipo: 'texto',
      ejemplos: ['indígenas', '']
    },
    ...placeColumns('cvegeo_sede', ['sede', 'municipio sede', 'clave sede']),
    {
      nombre: 'fecha',
      sinonimos: ['fecha conferencia', 'fecha de la conferencia', 'dia'],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      ejemplos: ['2026-03-15', '2026-05-28']
    },
    {
      nombre: 'modalidad',
      sinonimos: ['formato', 'tipo'],
      tipo: 'opcion',
      opciones: [
        { valor: 'presencial' },
        { valor: 'virtual', sinonimos: ['en linea', 'linea', 'a distancia', 'remota'] },
        { valor: 'mixta', sinonimos: ['hibrida'] }
      ],
      ejemplos: ['presencial', 'virtual']
    }
  ],
  lugar: {
    columna: 'cvegeo_sede',
    // A conference held only on line has no seat.
    puedeFaltar: (cell) => /^(virtual|en linea|linea|a distancia|remota)$/.test(foldName(cell('modalidad')))
  },
  identidad: ['id'],
  necesarias: ['sector', 'id'],
  fecha: 'fecha',
  partes: [],
  orden: []
};
