import { enumerate } from './numbers';

/** What changes were, and what happened after an action: said from the first moment on. */
const CHANGE = {
  inicio: 'el inicio',
  cococis: 'la carga de células',
  afiliados: 'la carga de afiliados',
  conferencias: 'la carga de conferencias',
  asistencias: 'la carga de asistencias',
  directivas: 'la carga de directivas',
  academia: 'la carga de academia',
  propuestas: 'la carga de propuestas',
  gestiones: 'la carga de gestiones',
  encuestas: 'la carga de encuestas',
  resultados: 'la carga de resultados',
  metas: 'la carga de metas',
  actividades: 'la carga de actividades',
  acuerdos: 'la carga de acuerdos',
  experiencias: 'la carga de experiencias',
  decisiones: 'la carga de decisiones',
  editar: 'una corrección a mano',
  decidir: 'una decisión de la revisión',
  marco: 'el cambio de marco',
  censo: 'la carga del censo',
  cifras: 'la carga de indicadores',
  puente: 'la carga de claves INE ↔ INEGI',
  electoral: 'la carga de límites electorales',
  secciones: 'la carga de secciones',
  votos: 'la carga de votos',
  verificaciones: 'una verificación',
  verificar: 'una verificación del catastro',
  quitar: 'quitar un archivo',
  'sin-demostracion': 'quitar la demostración'
} as const;

/** What a change was, for buttons and messages. */
export const describeChange = (change: keyof typeof CHANGE, file: string) =>
  file ? `${CHANGE[change]} («${file}»)` : CHANGE[change];

/** What happened after an action. */
export const MESSAGES = {
  undone: (change: keyof typeof CHANGE, file: string) => `Se deshizo ${describeChange(change, file)}.`,
  redone: (change: keyof typeof CHANGE, file: string) => `Se volvió a hacer ${describeChange(change, file)}.`,
  busy: 'Espere a que termine lo que está en curso y vuelva a intentarlo.',
  otherTab: 'Otra pestaña cambió lo que está cargado: ya lo está viendo aquí.',
  together: (files: readonly string[]) =>
    files.length > 3 ? `${files[0]} y ${files.length - 1} más` : files.join(' + '),
  same: (file: string) => `«${file}» es igual a lo que ya está en uso: no cambió nada.`,
  erased: 'Se borró todo. Está viendo otra vez la demostración.',
  notErased: 'No pude borrar lo guardado: quizá hay otra pestaña abierta. Ciérrela y vuelva a intentarlo.',
  waitsForConnection: (file: string) =>
    `No hay conexión: «${file}» se queda en esta página y se leerá en cuanto vuelva.`,
  left: (file: string) => `«${file}» no se cargó. Lo que ya estaba sigue igual.`,
  datasetGone: 'No encontré en este navegador un archivo que estaba cargado. Vuelva a cargarlo.',
  leftOut: (file: string) =>
    `No pude usar «${file}», que estaba cargado: lo dejé fuera. En «Datos» puede deshacer ese cambio o volver a cargarlo.`,
  storeLost:
    'El navegador borró lo que guardaba de este sitio. Lo que ya está a la vista sigue aquí por ahora: vuelva a cargar sus archivos para no perderlo.',
  keptAgain:
    'El navegador borró lo que guardaba de este sitio. Lo que está en uso se volvió a guardar; los cambios anteriores ya no se pueden deshacer ni rehacer.',
  keptInPart: (files: readonly string[]) =>
    `El navegador borró lo que guardaba de este sitio. Se volvió a guardar lo que estaba en memoria, pero no ${enumerate(files.map((file) => `«${file}»`))}: vuelva a cargarlo.`,
  settingsNotKept: 'El cambio se aplicó, pero este navegador no lo pudo guardar.'
} as const;
