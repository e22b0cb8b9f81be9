/** Sentences of the frame of the site: header, navigation, messages of state. */
export const SITE = {
  opening:
    'Tejido se está abriendo: en unos segundos verá el mapa y las cifras. Lo que usted cargue no sale de su equipo.',
  name: 'Tejido',
  description: 'Hasta dónde ha llegado la red, municipio por municipio.',
  skip: 'Ir al contenido',
  nav: 'Secciones',
  committeeNav: 'Herramientas del comité',
  pages: {
    tablero: 'Tablero',
    distritos: 'Distritos',
    sectores: 'Sectores',
    directivas: 'Directivas',
    metas: 'Metas',
    planeador: 'Planeador',
    zonas: 'Zonas',
    patrones: 'Patrones',
    parecidos: 'Parecidos',
    bitacora: 'Bitácora',
    inicio: 'Inicio',
    ficha: 'Ficha',
    datos: 'Datos',
    ajustes: 'Ajustes',
    fuentes: 'Fuentes y métodos',
    oficiales: 'Obtener los datos oficiales',
    renglones: 'Renglones',
    revision: 'Revisión de municipios'
  },
  demo: 'Datos de demostración',
  demoHelp:
    'Organización inventada sobre municipios reales. Cargue sus archivos en «Datos» para ver los suyos.',
  theme: { label: 'Apariencia', sistema: 'Como el sistema', claro: 'Clara', oscuro: 'Oscura' },
  chooseRole: 'Elegir un papel',
  copyLink: 'Copiar enlace',
  copied: 'Enlace copiado: quien lo abra verá esta misma vista con sus propios datos.',
  notCopied: 'El navegador no dejó copiar. Copie la dirección de la barra.',
  close: 'Cerrar',
  help: 'Ayuda',
  cancel: 'Cancelar',
  reading: (file: string, share: number) => `Leyendo «${file}»: ${Math.round(share * 100)} %`,
  history: (share: number) => `Preparando la historia de los afiliados: ${Math.round(share * 100)} %`,
  dropHere: 'Suelte aquí sus archivos',
  dropHint: 'Tablas en Excel, ODS, CSV o Parquet; mapas en zip, GeoJSON, TopoJSON, GeoPackage o KML',
  saving: {
    nada: '',
    guardando: 'Guardando…',
    guardado: 'Guardado',
    'sin-guardar': 'Sin guardar'
  },
  savingHelp: {
    nada: '',
    guardando: 'Se está guardando en este navegador.',
    guardado: 'Lo que ve está guardado en este navegador.',
    'sin-guardar': 'Este navegador no pudo guardar el último cambio: al recargar la página se perdería.'
  },
  undo: 'Deshacer',
  redo: 'Rehacer',
  openFailed: 'No pude abrir los datos del sitio. Revise la conexión y vuelva a intentarlo.',
  retry: 'Reintentar',
  cannotKeep:
    'Este navegador no permite guardar: lo que cargue se verá, pero al recargar habrá que cargarlo otra vez.',
  notFound: 'Esta página no existe.',
  coming: 'Cargando…',
  offline: 'No hay conexión',
  offlineText: 'Lo que ya había abierto sigue aquí; esta página necesita conexión para llegar.',
  partMissing: 'Esta parte no llegó',
  partBroke: 'Esta parte dejó de funcionar; lo demás sigue igual.',
  pageFailed: 'Esta página no llegó completa',
  pageFailedText: 'Vuelva a intentarlo; lo que tenía cargado sigue igual.',
  goHome: 'Ir al tablero',
  engine: {
    arrancando: 'Preparando el motor de consultas…',
    fallo: 'El motor de consultas se detuvo. Lo que ve es la última respuesta.',
    restart: 'Reiniciar el motor'
  }
} as const;

/** One of the pages. */
export type PageId = keyof typeof SITE.pages;
