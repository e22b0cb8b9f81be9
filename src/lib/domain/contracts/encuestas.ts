import { NETWORK_DAYS, type Contract } from '../contract';
import { LEVEL_COLUMNS } from './levels';

/** Polls: one row per poll and option. */
export const ENCUESTAS: Contract = {
  tipo: 'encuestas',
  columnas: [
    {
      nombre: 'encuesta',
      sinonimos: ['id encuesta', 'id', 'folio', 'clave encuesta'],
      tipo: 'identificador',
      obligatoria: true,
      ejemplos: ['E-01', 'E-01']
    },
    {
      nombre: 'casa',
      sinonimos: ['encuestadora', 'casa encuestadora', 'empresa'],
      tipo: 'texto',
      ejemplos: ['Casa encuestadora', 'Casa encuestadora']
    },
    {
      nombre: 'fecha',
      sinonimos: ['fecha de levantamiento', 'levantamiento', 'fecha de publicacion'],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      ejemplos: ['2026-05-28', '2026-05-28']
    },
    {
      nombre: 'modo',
      sinonimos: ['metodo', 'modalidad', 'levantamiento por'],
      tipo: 'opcion',
      opciones: [
        { valor: 'vivienda', sinonimos: ['cara a cara', 'en vivienda', 'domiciliaria'] },
        { valor: 'telefónica', sinonimos: ['telefono', 'por telefono'] },
        { valor: 'en línea', sinonimos: ['internet', 'online', 'digital'] }
      ],
      ejemplos: ['vivienda', 'vivienda']
    },
    {
      nombre: 'muestra',
      sinonimos: ['tamano de muestra', 'entrevistas', 'n', 'casos'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [1, 10_000_000],
      ejemplos: ['800', '800']
    },
    ...LEVEL_COLUMNS.map((c) => ({ ...c, ejemplos: [c.ejemplos[0], c.ejemplos[0]] as const })),
    {
      nombre: 'opcion',
      sinonimos: ['respuesta', 'partido', 'candidato', 'candidatura'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['Opción A', 'Opción B']
    },
    {
      nombre: 'porcentaje',
      sinonimos: ['pct', 'por ciento', 'preferencia', 'resultado'],
      tipo: 'decimal',
      unidad: '%',
      rango: [0, 100],
      obligatoria: true,
      ejemplos: ['39.6', '19.1']
    }
  ],
  lugar: null,
  identidad: ['encuesta', 'nivel', 'clave', 'opcion'],
  necesarias: ['opcion', 'porcentaje'],
  fecha: 'fecha',
  partes: [],
  orden: []
};
