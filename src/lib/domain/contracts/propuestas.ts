import { NETWORK_DAYS, placeColumns, type Contract } from '../contract';

/** Proposals that go up from the cells: one row each. One of the whole country has no municipality. */
export const PROPUESTAS: Contract = {
  tipo: 'propuestas',
  columnas: [
    {
      nombre: 'id',
      sinonimos: ['folio', 'propuesta', 'id propuesta', 'identificador', 'num', 'no'],
      tipo: 'identificador',
      obligatoria: true,
      ejemplos: ['P-001', 'P-002']
    },
    ...placeColumns(),
    {
      nombre: 'fecha',
      sinonimos: ['fecha de la propuesta', 'fecha de recepcion', 'recibida el'],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      ejemplos: ['2026-02-08', '2026-03-01']
    },
    {
      nombre: 'tema',
      sinonimos: ['asunto', 'materia', 'eje'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['empleo', 'escuelas']
    },
    {
      nombre: 'estado',
      sinonimos: ['estatus', 'status', 'etapa', 'situacion'],
      tipo: 'opcion',
      opciones: [
        { valor: 'recibida', sinonimos: ['nueva'] },
        { valor: 'en mesa', sinonimos: ['en discusion', 'en analisis'] },
        { valor: 'aprobada' },
        { valor: 'entregada', sinonimos: ['presentada'] },
        { valor: 'rechazada', sinonimos: ['desechada'] }
      ],
      ejemplos: ['en mesa', 'entregada']
    }
  ],
  lugar: { columna: 'cvegeo', puedeFaltar: () => true },
  identidad: ['id'],
  necesarias: ['id', 'tema'],
  fecha: 'fecha',
  partes: [],
  orden: []
};
