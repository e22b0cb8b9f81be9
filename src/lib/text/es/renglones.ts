import type { Bucket } from '../../domain/problem';
import { number, plural } from './shared/numbers';

/** Sentences of the page where the rows of a table are listed and mended. */
export const ROWS = {
  title: (table: string) => `Renglones de ${table.toLowerCase()}`,
  intro:
    'Corrija aquí mismo: cada cambio pasa por las mismas reglas que un archivo, se guarda y se puede deshacer.',
  table: 'Tabla',
  buckets: {
    aceptadas: 'Aceptados',
    duplicadas: 'Duplicados',
    desconocidas: 'De municipio desconocido',
    ambiguas: 'Ambiguos',
    fueraDeRango: 'Fuera de rango'
  } as Record<Bucket, string>,
  tab: (name: string, n: number) => `${name} (${number(n)})`,
  search: 'Buscar en los renglones',
  count: (n: number) => plural(n, 'renglón', 'renglones'),
  line: 'Renglón',
  byHand: 'a mano',
  reason: 'Motivo',
  actions: 'Acciones',
  edit: 'Corregir',
  editRow: (line: string) => `Corregir el renglón ${line}`,
  save: 'Guardar',
  saving: 'Guardando…',
  cancel: 'Cancelar',
  remove: 'Quitar',
  removeRow: (line: string) => `Quitar el renglón ${line}`,
  leaveOut: 'Dejar fuera',
  giveBack: 'Devolver a la revisión',
  leftOut: 'Fuera por decisión de usted',
  add: 'Agregar un renglón',
  newRow: 'Renglón nuevo',
  saved: 'Guardado.',
  accepted: 'Quedó aceptado.',
  still: (column: string) => `Todavía no: revise «${column}».`,
  demo: 'Está viendo la demostración. Cargue su archivo en «Datos» para listar y corregir sus renglones.',
  none: 'No hay tabla cargada. Cárguela en «Datos».',
  empty: 'Ningún renglón aquí.',
  untrusted: 'De este renglón no se guardó nada: corríjalo en su archivo y vuelva a cargarlo.',
  download: 'Descargar esta tabla (CSV)',
  downloadFile: (table: string) => `tejido-${table}.csv`,
  back: 'Volver a Datos',
  yes: 'sí',
  no: 'no',
  optional: 'vacío',
  women: 'M (mujer)',
  men: 'H (hombre)',
  municipality: 'Municipio',
  dateHint: 'AAAA-MM-DD'
} as const;
