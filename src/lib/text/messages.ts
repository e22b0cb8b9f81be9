/** What changes were, and what happened after an action: said from the first moment on. */
const CHANGE = {
  inicio: 'el inicio',
  cococis: 'la carga de células',
  afiliados: 'la carga de afiliados',
  marco: 'el cambio de marco',
  censo: 'la carga del censo',
  cifras: 'la carga de indicadores',
  puente: 'la carga de claves INE ↔ INEGI',
  electoral: 'la carga de límites electorales',
  quitar: 'quitar un archivo',
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
  left: (file: string) => `«${file}» no se cargó. Lo que ya estaba sigue igual.`,
  datasetGone: 'No encontré en este navegador un archivo que estaba cargado. Vuelva a cargarlo.',
  settingsNotKept: 'El cambio se aplicó, pero este navegador no lo pudo guardar.'
} as const;
