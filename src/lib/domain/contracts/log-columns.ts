import { NETWORK_DAYS, type Column } from '../contract';

/** The row's own id. */
export const logId = (own: readonly string[], ejemplos: readonly [string, string]): Column => ({
  nombre: 'id',
  sinonimos: [...own, 'folio', 'identificador', 'clave', 'num', 'no'],
  tipo: 'identificador',
  obligatoria: true,
  ejemplos
});

/** The day of an entry of the logbook. */
export const logDay = (own: readonly string[]): Column => ({
  nombre: 'fecha',
  sinonimos: [...own, 'dia'],
  tipo: 'fecha',
  rango: NETWORK_DAYS,
  ejemplos: ['2026-03-15', '2026-05-28']
});

/** What an entry is tagged with: a strategy and an axis, or several divided by ";", and the sector it is of. */
export const logTags: readonly Column[] = [
  {
    nombre: 'estrategia',
    sinonimos: ['estrategias', 'linea estrategica'],
    tipo: 'texto',
    ejemplos: ['autogestión', 'cogestión; gestión social']
  },
  {
    nombre: 'eje',
    sinonimos: ['ejes', 'eje estrategico', 'ejes estrategicos', 'eje tematico'],
    tipo: 'texto',
    ejemplos: ['', '']
  },
  {
    nombre: 'sector',
    sinonimos: ['sector social'],
    tipo: 'texto',
    ejemplos: ['campesinos', 'jóvenes']
  }
];
