import type { ListId, UniverseId } from '../../../domain/coverage';
import type { Day } from '../../../domain/day';
import { entryOf, type LoadedMeasure, type MeasureId } from '../../../domain/measure';
import { decimal, enumerate, longDate, number, percent, plural, upToTwo } from './numbers';

/** Sentences of the board: headline, filters, map, table, municipality. */
export const UNIVERSE: Record<UniverseId, { name: string; help: string }> = {
  meta: {
    name: 'Meta declarada',
    help: 'Los 2,446 municipios de la meta, aunque el marco no los tenga todos'
  },
  marco: { name: 'Marco cargado', help: 'Todos los municipios y alcaldías del marco en uso' },
  'marco-sin-cdmx': {
    name: 'Marco sin alcaldías',
    help: 'El marco en uso sin las 16 alcaldías de la Ciudad de México'
  }
};

/** Name, unit and meaning of a measure. */
export interface MeasureText {
  name: string;
  unit: string;
  help: string;
}

/** The words of an indicator that a table brought. */
export const indicatorText = (i: {
  nombre: string;
  periodo: string;
  unidad: string;
  fuente: string;
}): MeasureText => ({
  name: i.periodo ? `${i.nombre} (${i.periodo})` : i.nombre,
  unit: i.unidad || 'valor',
  help: `${i.fuente ? `Fuente: ${i.fuente}` : 'El archivo no dice su fuente'}${i.periodo ? `, ${i.periodo}` : ''}.`
});

/** What each measure is called and means. */
export const MEASURE: Record<Exclude<MeasureId, LoadedMeasure>, MeasureText> = {
  presencia: {
    name: 'Presencia por etapa',
    unit: 'municipios',
    help: 'La etapa más avanzada de las células de cada municipio.'
  },
  celulas: {
    name: 'Células activas',
    unit: 'células',
    help: 'Células en etapa activa a la fecha.'
  },
  integrantes: {
    name: 'Integrantes',
    unit: 'personas',
    help: 'Suma de integrantes de las células activas que dicen su número.'
  },
  por10mil: {
    name: 'Integrantes por 10 mil personas',
    unit: 'por 10 mil',
    help: 'Integrantes de células activas entre las personas del municipio. En municipios pequeños una sola célula pesa mucho: vea también el número.'
  },
  mujeres: {
    name: 'Porcentaje de mujeres',
    unit: '%',
    help: 'Mujeres entre integrantes, en células activas que dicen las dos cifras.'
  },
  edad: {
    name: 'Edad de la célula más nueva',
    unit: 'meses',
    help: 'Meses desde la constitución de la célula activa más reciente.'
  },
  cambio: {
    name: 'Cambio entre dos fechas',
    unit: 'municipios',
    help: 'Qué municipios tienen COCOCI activo en una fecha y en la otra. El archivo dice cuándo nació cada célula, no cuándo dejó de reunirse: sólo se pierde lo que había en la fecha más reciente.'
  },
  afiliados: {
    name: 'Afiliados',
    unit: 'personas',
    help: 'Personas afiliadas a la fecha, con los filtros de sector, sexo y edad.'
  },
  afiliados10mil: {
    name: 'Afiliados por 10 mil personas',
    unit: 'por 10 mil',
    help: 'Personas afiliadas entre las personas del municipio. En municipios pequeños pocas personas pesan mucho: vea también el número.'
  },
  afiliadas: {
    name: 'Mujeres entre los afiliados',
    unit: '%',
    help: 'Mujeres entre las personas afiliadas de las que se sabe el sexo.'
  },
  distancia: {
    name: 'Distancia al COCOCI activo más cercano',
    unit: 'km',
    help: 'Kilómetros en línea recta sobre el elipsoide, de un punto interior del municipio al del más cercano con COCOCI activo. Cero si él mismo lo tiene.'
  },
  personas: {
    name: 'Personas',
    unit: 'personas',
    help: 'Población del municipio según la fuente en uso.'
  }
};

/** What became of a municipality between two dates, in the order of the classes. */
export const CHANGE_NAMES = ['Ganado', 'Perdido', 'Sigue con COCOCI activo'] as const;

/** Name of each list behind a number. */
export const LIST: Record<ListId, string> = {
  cubiertos: 'Con COCOCI activo',
  faltan: 'Sin COCOCI activo',
  nuevos: 'Nuevos en las últimas 4 semanas',
  ganados: 'Ganados entre las dos fechas',
  perdidos: 'Perdidos entre las dos fechas',
  universo: 'Todos los del universo',
  'con-poblacion': 'Con COCOCI activo y dato de población',
  'sin-poblacion': 'Sin dato de población'
};

/** Headline. */
export const BOARD = {
  title: 'Cobertura',
  at: (date: string) => `al ${date}`,
  covered: 'municipios con COCOCI activo',
  of: 'de',
  remaining: (n: number) => `${n === 1 ? 'Falta' : 'Faltan'} ${number(n)}`,
  recent: (n: number) => `${plural(n, 'nuevo', 'nuevos')} en 4 semanas`,
  units: 'de los municipios',
  people: 'de las personas',
  weightLabel: 'Pesar por',
  weightPeople: 'Personas',
  weightOf: (name: string) => `de: ${name}`,
  weightSource: (name: string, source: string) => `${name} · ${source}`,
  weightMissing: (n: number) => `${plural(n, 'municipio', 'municipios')} sin dato`,
  noPeople: 'Sin dato de personas',
  peopleGeonames: 'personas en localidades (GeoNames)',
  peopleFrame: (source: string) => `personas según el marco «${source}»`,
  peopleCensus: (source: string) => `personas · ${source}`,
  peopleMissing: (n: number) => `${plural(n, 'municipio', 'municipios')} sin dato de población`,
  approx: '≈ ',
  openList: (what: string) => `Ver la lista: ${what}`,
  universeLabel: 'Contra qué lista',
  unmatched: (n: number) =>
    n === 1
      ? 'Una unidad de la meta no tiene lugar en este marco'
      : `${number(n)} unidades de la meta no tienen lugar en este marco`,
  outside: (n: number) =>
    n === 1
      ? 'Un municipio con células queda fuera del universo'
      : `${number(n)} municipios con células quedan fuera del universo`,
  outsideParents: (names: string) => `salió de ${names}`,
  outsideCells: (n: number) => plural(n, 'célula', 'células'),
  goalLine: (name: string, done: number, total: number) => `${name}: ${number(done)} de ${number(total)}`,
  goalUntil: (date: string) => `antes del ${date}`,
  emptyTitle: 'Todavía no hay células',
  emptyText:
    'Cargue su archivo de células para ver la cobertura: una fila por célula, con la clave del municipio.',
  emptyAction: 'Ir a Datos',
  waiting: 'Actualizando…'
} as const;

/** Filters. */
export const FILTERS = {
  title: 'Filtros',
  entidad: 'Entidad',
  period: (since: Day | null, until: Day) =>
    since === null ? `al ${longDate(until)}` : `del ${longDate(since)} al ${longDate(until)}`,
  anyDate: 'Quitar las fechas',
  allEntidades: 'Todo el país',
  etapa: 'Etapa del municipio',
  none: 'Sin presencia',
  sector: 'Sector de la célula',
  allSectors: 'Todos los sectores',
  noSector: 'Sin sector',
  gender: 'Sexo de los afiliados',
  genders: ['Mujeres', 'Hombres', 'Sin dato'],
  age: 'Edad de los afiliados',
  noAge: 'Sin dato',
  near: 'A menos de',
  nearUnit: 'km de un COCOCI activo',
  date: 'A la fecha',
  since: 'Constituidas desde',
  clear: 'Quitar filtros',
  active: (n: number) => plural(n, 'filtro puesto', 'filtros puestos')
} as const;

/** Map and search. */
export const MAP = {
  label: 'Mapa de municipios de México. Use la tabla para recorrer los mismos municipios con el teclado.',
  region: 'Mapa',
  measure: 'El mapa muestra',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  home: 'Ver todo el país',
  credit: (who: string) => `Límites: ${who}`,
  creditGeonames: 'Localidades: GeoNames (CC BY 4.0)',
  creditNe: 'Países: Natural Earth',
  loading: 'Dibujando el mapa…',
  search: 'Buscar municipio',
  entidad: 'Entidad',
  alsoNamed: (name: string) => `también «${name}»`,
  searchHint: 'Nombre o clave',
  noMatch: 'Ningún municipio con ese nombre o clave.',
  picture: 'Guardar el mapa (PNG)',
  drawing: 'Guardar el mapa (SVG)',
  print: 'Imprimir'
} as const;

/** Legend and classes. */
export const LEGEND = {
  title: 'Leyenda',
  scroll: 'Leyenda y medidas del mapa',
  isReal: '¿Es un patrón o es azar?',
  electoral: (layers: readonly string[]) => `Límites: ${enumerate(layers)}`,
  cero: 'Cero',
  sinPresencia: 'Sin presencia',
  sinDato: 'Sin dato',
  noAplica: 'No aplica',
  otherStage: 'Etapa fuera de la lista',
  classes: 'Clases',
  method: 'Método',
  count: 'Cuántas',
  palette: 'Colores',
  limits: 'Límites (separados por espacio)',
  limitsHelp: 'Cada límite empieza una clase.',
  methods: {
    cuantiles: 'Cuantiles',
    jenks: 'Cortes naturales (Jenks)',
    iguales: 'Intervalos iguales',
    manual: 'A mano'
  },
  palettes: { anil: 'Añil', grana: 'Grana', cividis: 'Cividis' },
  histogram: (min: string, max: string) => `Distribución de los municipios con dato, de ${min} a ${max}`,
  units: (n: number) => plural(n, 'municipio', 'municipios'),
  none: 'Ningún municipio tiene cifra con estos filtros.',
  persons: (inside: number, outside: number) =>
    `${plural(inside, 'persona', 'personas')} en el universo${outside > 0 ? `; otras ${number(outside)} en municipios que el marco no tiene` : ''}.`,
  counting: 'Contando a los afiliados…'
} as const;

/** Tables. */
export const TABLE = {
  title: 'Municipios y entidades',
  municipios: (n: number) => `Municipios (${number(n)})`,
  entidades: (n: number) => `Entidades (${number(n)})`,
  caption: 'Municipios con los filtros del mapa',
  search: 'Buscar en la tabla',
  columns: {
    nombre: 'Municipio',
    entidad: 'Entidad',
    etapa: 'Etapa',
    celulas: 'Células activas',
    integrantes: 'Integrantes',
    por10mil: 'Por 10 mil',
    mujeres: '% mujeres',
    edad: 'Meses',
    afiliados: 'Afiliados',
    afiliados10mil: 'Afil. por 10 mil',
    afiliadas: '% afiliadas',
    distancia: 'Km a un COCOCI',
    poblacion: 'Personas'
  },
  sortBy: (column: string) => `Ordenar por ${column}`,
  empty: 'Ningún municipio pasa estos filtros.',
  clearList: 'Ver todos',
  save: 'Guardar tabla (CSV)',
  sinDato: 's. d.',
  tooFew: '<5',
  noAplica: 'n. a.',
  sinDatoLong: 'sin dato',
  noAplicaLong: 'no aplica',
  legend: 's. d.: sin dato · n. a.: no aplica',
  stateCovered: 'Cubiertos',
  stateTotal: 'Total',
  statePct: 'Avance',
  bullet: (covered: number, total: number, national: string) =>
    `${number(covered)} de ${number(total)}; la marca es el avance nacional, ${national}`,
  national: 'La marca vertical es el avance nacional.',
  goState: (name: string) => `Ver ${name} en el mapa`
} as const;

/** Panel of a municipality. */
export const UNIT = {
  similar: 'Ver municipios parecidos',
  close: 'Cerrar municipio',
  key: (key: string) => `Clave INEGI ${key}`,
  area: (km2: string) => `${km2} km²`,
  cells: 'Células',
  noCells: 'Sin células a esta fecha con estos filtros.',
  members: 'Integrantes',
  women: 'Mujeres',
  people: 'Personas',
  newest: 'Célula más nueva',
  ageMonths: (months: number) => `${decimal(months)} meses`,
  neighbours: 'Vecinos',
  nearest: 'COCOCI activo más cercano',
  nearestAt: (km: number) => `a ${decimal(km)} km`,
  noNearest: 'Ningún otro municipio tiene COCOCI activo.',
  straight: 'En línea recta, de punto interior a punto interior.',
  figures: 'Indicadores',
  districts: 'Distritos y secciones que lo tocan',
  districtShare: (share: number) => `${percent(100 * share)} de su área`,
  uncovered: (share: number) => `sin cubrir: ${percent(100 * share)} de su área`,
  otherFrame: 'Se midieron sobre otro marco: vuelva a cargarlos para este.',
  neighbourSummary: (withPresence: number, total: number) =>
    `${number(withPresence)} de ${plural(total, 'vecino', 'vecinos')} con COCOCI activo`,
  noNeighbours: 'Sin vecinos: es una isla.',
  loadingNeighbours: 'Los vecinos llegan con el mapa completo…',
  corner: 'sólo en un punto',
  withPresence: 'con COCOCI activo',
  withoutPresence: 'sin COCOCI activo',
  sources: 'Fuentes',
  sourceCells: (name: string, date: string) => `Células: ${name}, al ${date}`,
  sourceDemo: 'datos de demostración',
  sourcePeople: (name: string) => `Personas: ${name}`,
  sourceFrame: (name: string) => `Territorio: ${name}`,
  included: (parents: string) => `incluido en su municipio de origen (${parents})`,
  noAnswer: 'No pude traer las células: el motor no respondió.',
  outside: 'Fuera del universo elegido',
  since: (date: string) => `desde ${date}`,
  small: 'menos de 5 integrantes: sin porcentaje'
} as const;

/** A figure with its unit, as the hover card and the legend write it. */
export function formatMeasure(id: MeasureId, value: number): string {
  switch (entryOf(id)?.kind) {
    case 'share':
      return percent(value);
    case 'rate':
    case 'amount':
      return decimal(value);
    default:
      return Number.isInteger(value) ? number(value) : upToTwo(value);
  }
}
