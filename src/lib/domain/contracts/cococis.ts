import { MOST_PERSONS, NETWORK_DAYS, placeColumns, type Contract } from '../contract';

/** Cells: one row each. */
export const COCOCIS: Contract = {
  tipo: 'cococis',
  columnas: [
    {
      nombre: 'id',
      sinonimos: ['folio', 'clave cococi', 'id cococi', 'identificador', 'numero', 'num', 'no'],
      tipo: 'identificador',
      ejemplos: ['C-001', 'C-002']
    },
    {
      nombre: 'nombre',
      sinonimos: ['nombre del consejo', 'nombre cococi', 'nombre del cococi', 'consejo', 'cococi', 'celula'],
      tipo: 'texto',
      ejemplos: ['Nombre de la célula', 'Otra célula']
    },
    ...placeColumns(),
    {
      nombre: 'fecha_constitucion',
      sinonimos: ['fecha de constitucion', 'constitucion', 'fecha', 'fecha de alta', 'fecha alta'],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      ejemplos: ['2026-01-15', '2026-02-03']
    },
    {
      nombre: 'integrantes',
      sinonimos: [
        'num integrantes',
        'numero de integrantes',
        'no integrantes',
        'miembros',
        'total integrantes'
      ],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_PERSONS],
      ejemplos: ['24', '12']
    },
    {
      nombre: 'mujeres',
      sinonimos: ['num mujeres', 'numero de mujeres', 'integrantes mujeres'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, MOST_PERSONS],
      ejemplos: ['13', '7']
    },
    { nombre: 'sector', sinonimos: ['sector social'], tipo: 'texto', ejemplos: ['campesinos', ''] },
    {
      nombre: 'estado',
      sinonimos: ['estatus', 'status', 'etapa', 'situacion'],
      tipo: 'texto',
      ejemplos: ['activo', 'en formación']
    },
    {
      nombre: 'seccion',
      sinonimos: ['seccion electoral', 'secc', 'num seccion', 'numero de seccion'],
      tipo: 'texto',
      ejemplos: ['0338', '']
    },
    {
      nombre: 'lon',
      sinonimos: ['longitud', 'lng', 'longitude'],
      tipo: 'decimal',
      ejemplos: ['', '-99.1332']
    },
    { nombre: 'lat', sinonimos: ['latitud', 'latitude'], tipo: 'decimal', ejemplos: ['', '19.4326'] }
  ],
  lugar: { columna: 'cvegeo' },
  identidad: ['id'],
  necesarias: [],
  fecha: 'fecha_constitucion',
  partes: [['mujeres', 'integrantes']],
  orden: []
};
