import { number, plural } from './numbers';

/** Sentences of the page where files come in. */
export const DATA = {
  title: 'Datos',
  intro: 'Sus archivos se leen y se guardan en este navegador. Nada sale de este equipo.',
  choose: 'Elegir archivos',
  drop: 'o arrástrelos a cualquier parte de la página',
  now: 'Lo que está en uso',
  cells: 'Células',
  members: 'Afiliados',
  noMembers: 'Ningún afiliado cargado',
  frame: 'Marco de municipios',
  census: 'Censo',
  demo: 'Datos de demostración',
  demoDetail: 'Organización inventada; municipios reales.',
  noCells: 'Ninguna célula cargada',
  noCensus: 'Sin censo: se usan las personas en localidades de GeoNames, aproximadas',
  censusFromFrame: 'Sin censo: se usan las personas que trae el marco',
  shippedFrame: 'El que trae el sitio',
  clearDemo: 'Quitar la demostración',
  seeResult: 'Ver resultado',
  undo: (what: string) => `Deshacer: ${what}`,
  nothingToUndo: 'Nada que deshacer',
  erase: 'Borrar todo',
  eraseTitle: '¿Borrar todo lo cargado?',
  eraseText:
    'Se quitan de este navegador las células, los afiliados, el marco, el censo y los ajustes. Sus archivos originales no se tocan. Esto no se puede deshacer.',
  eraseYes: 'Sí, borrar todo',
  saved: (date: string) => `Guardado en este navegador el ${date}`,
  notSaved: 'Sin guardar: este navegador no lo permite',
  contracts: 'Qué archivos entran',
  contractCells: {
    title: 'Células (CSV)',
    text: 'Una fila por célula. Columnas: id, nombre, cvegeo (o entidad y municipio), fecha_constitucion, integrantes, mujeres, sector, estado. Entiendo otros encabezados parecidos, coma, punto y coma, tabulador o barra, y renglones de título o total.',
    template: 'Descargar plantilla'
  },
  contractMembers: {
    title: 'Afiliados (CSV)',
    text: 'Una fila por persona. Columnas: cvegeo (o entidad y municipio), sexo (M mujer, H hombre), fecha_nacimiento, fecha_afiliacion, sector. También conteos, con la columna personas. Nombre, CURP, teléfono, correo, domicilio y fecha de nacimiento no se guardan nunca: sólo queda municipio, sexo, grupo de edad, sector y fecha de afiliación.',
    template: 'Descargar plantilla'
  },
  contractFrame: {
    title: 'Marco de municipios (GeoJSON o TopoJSON)',
    text: 'Polígonos en longitud y latitud con la propiedad cvegeo (clave INEGI de 5 dígitos). Si traen nombre y pob, los uso.'
  },
  contractCensus: {
    title: 'Censo (CSV)',
    text: 'La población total por municipio como la exporta el INEGI, con sus títulos, comillas y notas al pie, o una tabla con cvegeo y pob.'
  },
  notYet:
    'Todavía no leo: libros de Excel, shapefiles en zip ni claves del INE. El aviso dirá qué hacer con cada uno.',
  demoTables: 'Tablas de la demostración',
  demoTablesText: 'Para ver cómo es cada archivo. Son datos inventados.'
} as const;

/** Result screen of an import. */
export const RESULT = {
  title: (file: string) => `Resultado de «${file}»`,
  titleMany: (n: number) => `Resultado de ${number(n)} archivos`,
  rows: (n: number) => plural(n, 'renglón de datos', 'renglones de datos'),
  buckets: {
    aceptadas: 'Aceptados',
    duplicadas: 'Duplicados',
    desconocidas: 'De municipio desconocido',
    ambiguas: 'Ambiguos',
    fueraDeRango: 'Fuera de rango'
  },
  sum: (parts: string, total: number) => `${parts} = ${number(total)}`,
  ignored: (n: number) =>
    `Además, ${plural(n, 'renglón', 'renglones')} de título, encabezado, total o en blanco.`,
  read: (encoding: string, delimiter: string) => `Leído como ${encoding}, separado por ${delimiter}.`,
  delimiters: { ',': 'coma', ';': 'punto y coma', '\t': 'tabulador', '|': 'barra' } as Record<string, string>,
  columns: 'Columnas reconocidas',
  problems: 'Renglones con problema',
  noProblems: 'Ningún renglón con problema.',
  line: 'Renglón',
  column: 'Columna',
  value: 'Valor',
  reason: 'Motivo',
  download: 'Descargar problemas (CSV)',
  shown: (shown: number, total: number) =>
    `Se muestran ${number(shown)} de ${number(total)}; la descarga los trae todos.`,
  reloadToDownload: 'Para descargar todos los problemas vuelva a cargar el archivo.',
  persons: (n: number) => `${plural(n, 'persona', 'personas')} en los renglones aceptados.`,
  frame: (n: number, people: number) =>
    `${plural(n, 'municipio', 'municipios')} en el marco; ${number(people)} con dato de población.`,
  census: (n: number, sum: number) =>
    `${plural(n, 'municipio', 'municipios')} con dato; suman ${number(sum)} personas.`,
  censusPublished: (n: number) => `El archivo publica un total de ${number(n)}.`,
  censusMatches: 'Coincide con la suma.',
  censusDiffers: 'No coincide con la suma: revise si faltan municipios.',
  undo: 'Deshacer esta carga'
} as const;

const CHANGE = {
  inicio: 'el inicio',
  cococis: 'la carga de células',
  afiliados: 'la carga de afiliados',
  marco: 'el cambio de marco',
  censo: 'la carga del censo',
  'sin-demostracion': 'quitar la demostración'
} as const;

/** What a change was, for buttons and messages. */
export const describeChange = (change: keyof typeof CHANGE, file: string) =>
  file ? `${CHANGE[change]} («${file}»)` : CHANGE[change];

/** What happened after an action. */
export const MESSAGES = {
  undone: (change: keyof typeof CHANGE, file: string) => `Se deshizo ${describeChange(change, file)}.`,
  erased: 'Se borró todo. Está viendo otra vez la demostración.',
  notErased: 'No pude borrar lo guardado: quizá hay otra pestaña abierta. Ciérrela y vuelva a intentarlo.',
  datasetGone: 'No encontré en este navegador un archivo que estaba cargado. Vuelva a cargarlo.',
  settingsNotKept: 'El cambio se aplicó, pero este navegador no lo pudo guardar.'
} as const;

/** The template of a cells file, with invented rows. */
export const TEMPLATE = {
  file: 'plantilla-cococis.csv',
  rows: [
    ['id', 'nombre', 'cvegeo', 'fecha_constitucion', 'integrantes', 'mujeres', 'sector', 'estado'],
    ['C-001', 'Nombre de la célula', '20067', '2026-01-15', '24', '13', 'campesinos', 'activo'],
    ['C-002', 'Otra célula', '09015', '2026-02-03', '12', '7', '', 'en formación']
  ]
} as const;

/** The template of a members file: columns that identify nobody. */
export const MEMBERS_TEMPLATE = {
  file: 'plantilla-afiliados.csv',
  rows: [
    ['cvegeo', 'sexo', 'fecha_nacimiento', 'fecha_afiliacion', 'sector'],
    ['20067', 'M', '1984-05-02', '2026-01-15', 'campesinos'],
    ['09015', 'H', '2001-11-30', '2026-02-03', '']
  ]
} as const;

/** Name of each demonstration file. */
export const DEMO_TABLES: Record<string, string> = {
  cococis: 'Células',
  afiliados_conteo: 'Afiliados (conteos)',
  conferencias: 'Conferencias',
  asistencias: 'Asistencias',
  directivas: 'Directivas',
  academia: 'Academia',
  propuestas: 'Propuestas',
  gestiones: 'Gestiones',
  encuestas: 'Encuestas',
  resultados: 'Resultados',
  metas: 'Metas'
};
