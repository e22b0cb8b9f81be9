import { number, plural } from './shared/numbers';

/** Sentences of the queue of places that only a person can tell. */
export const REVIEW = {
  title: 'Revisión de municipios',
  intro:
    'Lugares que sus archivos nombran y que pueden ser varios municipios, o ninguno que yo conozca. Nunca se elige por usted.',
  none: 'No hay nada que revisar: cada renglón aceptado tiene su municipio.',
  waiting: (places: number, rows: number) =>
    `${plural(places, 'lugar', 'lugares')} por revisar, en ${plural(rows, 'renglón', 'renglones')}.`,
  decided: (n: number) => `${plural(n, 'decisión guardada', 'decisiones guardadas')}.`,
  written: 'Así está escrito',
  noPlace: 'sin municipio escrito',
  key: (text: string) => `clave ${text}`,
  rows: (n: number, tables: string) => `${plural(n, 'renglón', 'renglones')} de ${tables}`,
  ambiguous: (n: number) => `${number(n)} municipios se llaman así en la entidad. ¿Cuál es?`,
  unknown: 'No encontré ese municipio. Estos se parecen:',
  unknownAlone: 'No encontré ese municipio y ninguno se le parece. Búsquelo:',
  candidates: 'Candidatos',
  other: 'Otro municipio',
  otherHint: 'Escriba el nombre o la clave',
  map: (names: string) => `Mapa pequeño con los candidatos: ${names}`,
  people: (n: string) => `${n} personas`,
  applyAll: (n: number) => (n === 1 ? 'Usar este municipio' : `Usar en los ${number(n)} renglones iguales`),
  oneByOne: 'Uno por uno',
  together: 'Todos juntos',
  rowOf: (table: string, line: string) => `${table}, renglón ${line}`,
  choose: 'Municipio de este renglón',
  applyRows: (n: number) => `Guardar ${plural(n, 'decisión', 'decisiones')}`,
  reject: 'Dejar fuera',
  postpone: 'Posponer',
  postponed: (n: number) => `${plural(n, 'lugar pospuesto', 'lugares pospuestos')}: siguen al final.`,
  rejected: 'Lugares que usted dejó fuera',
  giveBack: 'Volver a revisar',
  doneChosen: (name: string, n: number) =>
    `${name}: ${plural(n, 'renglón aceptado', 'renglones aceptados')}. Se puede deshacer.`,
  doneRejected: (n: number) => `${plural(n, 'renglón queda', 'renglones quedan')} fuera. Se puede deshacer.`,
  file: 'Las decisiones en un archivo',
  fileText:
    'Lo que decida se recuerda para los siguientes archivos. Guárdelo para compartirlo: quien lo suelte en su Tejido decide lo mismo.',
  download: 'Descargar decisiones (CSV)',
  fileName: 'tejido-decisiones.csv',
  recheck: 'Volver a buscar los municipios',
  recheckDone: (n: number) =>
    n === 0
      ? 'Nada nuevo: faltan los mismos.'
      : `${plural(n, 'renglón encontró', 'renglones encontraron')} su municipio.`,
  open: 'Revisar municipios',
  open_n: (n: number) => `Revisar municipios (${number(n)})`,
  back: 'Volver a Datos'
} as const;
