import type { Contract } from '../contract';

/** Goals: what each state means to reach in each quarter. */
export const METAS: Contract = {
  tipo: 'metas',
  columnas: [
    {
      nombre: 'entidad',
      sinonimos: ['estado', 'estado de la republica', 'entidad federativa', 'cve ent', 'edo', 'nom ent'],
      tipo: 'entidad',
      ejemplos: ['20', '21']
    },
    {
      nombre: 'trimestre',
      sinonimos: ['periodo', 'plazo'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['2026-T4', '2026-T4']
    },
    {
      nombre: 'medida',
      sinonimos: ['que se mide', 'indicador', 'concepto'],
      tipo: 'opcion',
      opciones: [
        { valor: 'municipios' },
        { valor: 'células', sinonimos: ['cococis', 'consejos'] },
        { valor: 'integrantes', sinonimos: ['afiliados', 'miembros', 'personas'] },
        { valor: 'mujeres' },
        { valor: 'conferencias' }
      ],
      obligatoria: true,
      ejemplos: ['municipios', 'mujeres']
    },
    {
      nombre: 'plan',
      sinonimos: ['meta', 'objetivo', 'planeado'],
      tipo: 'entero',
      rango: [0, 100_000_000],
      obligatoria: true,
      ejemplos: ['12', '300']
    },
    {
      nombre: 'nota',
      sinonimos: ['por que', 'motivo', 'comentario', 'observaciones'],
      tipo: 'texto',
      ejemplos: ['', '']
    }
  ],
  lugar: null,
  identidad: ['entidad', 'trimestre', 'medida'],
  necesarias: ['medida', 'plan'],
  fecha: null,
  partes: [],
  orden: []
};
