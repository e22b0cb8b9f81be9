import { MOST_PERSONS, NETWORK_DAYS, placeColumns, type Contract } from '../contract';

/** Petitions to a government: one row each. An open one has no closing date. Who asked is never kept. */
export const GESTIONES: Contract = {
  tipo: 'gestiones',
  columnas: [
    {
      nombre: 'folio',
      sinonimos: ['id', 'gestion', 'id gestion', 'identificador', 'num', 'no'],
      tipo: 'identificador',
      obligatoria: true,
      ejemplos: ['G-0001', 'G-0002']
    },
    ...placeColumns(),
    {
      nombre: 'tema',
      sinonimos: ['asunto', 'tipo', 'tipo de gestion', 'materia'],
      tipo: 'texto',
      ejemplos: ['agua', 'vivienda']
    },
    {
      nombre: 'nivel_gobierno',
      sinonimos: ['nivel de gobierno', 'nivel', 'gobierno', 'orden de gobierno', 'autoridad'],
      tipo: 'opcion',
      opciones: [
        { valor: 'municipal', sinonimos: ['municipio', 'ayuntamiento', 'local', 'alcaldia'] },
        { valor: 'estatal', sinonimos: ['estado', 'gobierno del estado'] },
        { valor: 'federal', sinonimos: ['federacion', 'nacional'] }
      ],
      ejemplos: ['municipal', 'federal']
    },
    {
      nombre: 'fecha_apertura',
      sinonimos: [
        'fecha de apertura',
        'apertura',
        'fecha de inicio',
        'fecha inicio',
        'fecha de recepcion',
        'fecha'
      ],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      ejemplos: ['2026-01-18', '2026-02-10']
    },
    {
      nombre: 'fecha_cierre',
      sinonimos: ['fecha de cierre', 'cierre', 'fecha de conclusion', 'conclusion', 'fecha fin'],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      ejemplos: ['2026-05-02', '']
    },
    {
      nombre: 'estado',
      sinonimos: ['estatus', 'status', 'etapa', 'situacion'],
      tipo: 'opcion',
      opciones: [
        { valor: 'recibida', sinonimos: ['nueva', 'abierta'] },
        { valor: 'gestionada', sinonimos: ['en gestion', 'en tramite', 'turnada'] },
        { valor: 'respondida', sinonimos: ['contestada'] },
        { valor: 'resuelta', sinonimos: ['cerrada', 'concluida', 'atendida'] },
        { valor: 'rechazada', sinonimos: ['negada', 'improcedente'] },
        { valor: 'sin respuesta', sinonimos: ['no respondida', 'sin contestar'] }
      ],
      obligatoria: true,
      ejemplos: ['resuelta', 'recibida']
    },
    {
      nombre: 'beneficiarios',
      sinonimos: ['beneficiados', 'personas beneficiadas', 'personas'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, 100 * MOST_PERSONS],
      ejemplos: ['147', '180']
    }
  ],
  lugar: { columna: 'cvegeo' },
  identidad: ['folio'],
  necesarias: ['folio', 'estado'],
  fecha: 'fecha_apertura',
  partes: [],
  orden: [['fecha_apertura', 'fecha_cierre']]
};

/** Statuses of a petition that still waits for something. */
export const OPEN_PETITION: readonly string[] = ['recibida', 'gestionada', 'sin respuesta'];
