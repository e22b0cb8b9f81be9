import type { DistrictLevel, WeightBase } from '../../domain/district';
import { decimal, isoDate, number, percent, plural } from './shared/numbers';

const LEVEL = {
  federal: { one: 'distrito federal', many: 'distritos federales', name: 'Distritos federales' },
  local: { one: 'distrito local', many: 'distritos locales', name: 'Distritos locales' },
  entidad: { one: 'entidad', many: 'entidades', name: 'Entidades (Senado)' },
  circunscripcion: { one: 'circunscripción', many: 'circunscripciones', name: 'Circunscripciones' }
} satisfies Record<DistrictLevel, { one: string; many: string; name: string }>;
const BASE: Record<WeightBase, string> = {
  secciones: 'Secciones',
  lista: 'Lista nominal',
  poblacion: 'Población',
  area: 'Área'
};
const WHOLE: Record<WeightBase, string> = {
  secciones: 'de las secciones',
  lista: 'de la lista nominal',
  poblacion: 'de la población',
  area: 'del área'
};

/** Words of districts and of how much of them is covered. */
export const DISTRICTS = {
  title: 'Distritos',
  intro: 'Cuánto de cada distrito cubre la red, quién vota ahí y qué tan al día está el catastro.',
  invented: 'Distritos de demostración, no oficiales',
  inventedHelp:
    'Los inventó un programa con las curules verdaderas de cada estado. Cargue en «Datos» la tabla de secciones o los límites del INE para ver los oficiales.',
  tabs: {
    cobertura: 'Cobertura',
    cuadrante: 'Cuadrante',
    resultados: 'Resultados',
    catastro: 'Catastro'
  },
  level: LEVEL,
  base: BASE,
  /** What a row of the table is. */
  unit: (level: DistrictLevel) =>
    ({ federal: 'Distrito', local: 'Distrito', entidad: 'Entidad', circunscripcion: 'Circunscripción' })[
      level
    ],
  levelLabel: 'Nivel',
  baseLabel: 'Pesar por',
  threshold: 'Umbral de cobertura, %',
  conformacion: 'Conformación',
  conformacionOption: (id: string) => `De ${id}`,
  baseHelp: {
    secciones: 'Cada parte de un municipio pesa según cuántas de sus secciones están en el distrito.',
    lista: 'Cada parte pesa según su lista nominal.',
    poblacion: 'Cada parte pesa según su población.',
    area: 'Cada parte pesa según su área, en km² sobre el elipsoide.'
  } satisfies Record<WeightBase, string>,
  estimated: 'La cifra es del municipio; entre sus partes se repartió por número de secciones.',
  estimatedByArea: 'La cifra es del municipio; entre sus partes se repartió por área.',
  votersFrom: (election: string) => `Lista nominal de ${election}.`,
  bandTitle: 'Qué dice la franja',
  bandHelp:
    'De una célula se sabe su municipio, no siempre su distrito. Mínimo: sólo cuentan los municipios cubiertos que están enteros en el distrito. Máximo: todo municipio cubierto cuenta con la parte que tiene en el distrito. La mejor estimación es el máximo, salvo donde las células dicen su sección o su punto: ahí cuentan sólo los distritos en que están.',
  told: (told: number, placed: number) =>
    `${plural(told, 'célula dice', 'células dicen')} su sección o su punto; ${number(placed)} se ubicaron en un distrito.`,
  elsewhere: (n: number) =>
    `${plural(n, 'célula dice', 'células dicen')} una sección de otro municipio que el suyo: cuentan por su municipio.`,
  headline: (reached: number, total: number, level: DistrictLevel, threshold: number) =>
    `${number(reached)} de ${number(total)} ${LEVEL[level].many} con ${threshold} % o más de cobertura`,
  headlineBand: (min: number, max: number) =>
    min === max
      ? ''
      : `Seguros ${number(min)}, posibles ${number(max)}: depende de en qué parte de los municipios cortados estén las células.`,
  whole: (best: number, base: WeightBase) =>
    Number.isNaN(best)
      ? `Sin dato: nadie dice cuánto pesan los distritos por ${BASE[base].toLowerCase()}`
      : `${percent(best)} ${WHOLE[base]} en total`,
  wholeBand: (min: number, max: number) =>
    Number.isNaN(max) || max - min < 0.05 ? '' : `, entre ${percent(min)} y ${percent(max)}`,
  cut: (n: number) => `${plural(n, 'municipio cortado', 'municipios cortados')} entre distritos`,
  cutTitle: 'Municipios cortados entre distritos',
  cutItem: (name: string, share: number) => `${name} ${percent(100 * share)}`,
  without: (n: number) => `${plural(n, 'municipio', 'municipios')} sin distrito en los datos`,
  withoutTitle: 'Municipios sin distrito en los datos cargados',
  withoutHelp:
    'La tabla o el mapa cargado no los trae; si son posteriores, sus secciones siguen en su municipio de origen. Sus células no entran en ningún distrito.',
  withoutCovered: 'con COCOCI activo',
  foreign: (n: number) =>
    `${plural(n, 'municipio de la tabla no está', 'municipios de la tabla no están')} en el marco en uso.`,
  noSection: (n: number, level: DistrictLevel) =>
    `${plural(n, 'sección', 'secciones')} sin ${LEVEL[level].one}: no ${n === 1 ? 'entra' : 'entran'} en ninguno.`,
  unsure: (n: number) =>
    `${plural(n, 'municipio tiene', 'municipios tienen')} secciones sin distrito: no cuentan en el mínimo.`,
  unweighed: (n: number, base: WeightBase) =>
    `${plural(n, 'sección', 'secciones')} sin ${BASE[base].toLowerCase()} en los datos: no ${n === 1 ? 'pesa' : 'pesan'}. Un distrito con más de 10 % de secciones así queda sin dato.`,
  fitsDrawing: (name: string, elections: string) => `Coincide con la ${name} (elecciones de ${elections}).`,
  olderDrawing: (name: string) => `Hay una posterior: ${name}.`,
  circunscripcion: (clave: string) => `${clave}.ª circunscripción`,
  name: (state: string, n: number) => `${state} ${String(n).padStart(2, '0')}`,
  part: (name: string, share: number) => `${name} (${percent(100 * share)} del municipio)`,
  none: 'Sin distrito en los datos cargados',
  waiting: 'Leyendo las secciones…',
  failed: 'No pude leer las secciones. Recargue la página y vuelva a intentarlo.',
  noTable: {
    federal: 'No hay distritos federales cargados',
    local: 'No hay distritos locales cargados'
  },
  noTableText:
    'Cargue la tabla de secciones (entidad, sección, municipio y distrito de cada una) o el mapa de distritos, como los entrega el INE. Las entidades y las circunscripciones no la necesitan.',
  load: 'Ir a Datos',
  columns: {
    distrito: 'Distrito',
    cobertura: 'Cobertura',
    municipios: 'Municipios',
    celulas: 'Células activas',
    integrantes: 'Integrantes',
    ganador: 'Primer lugar',
    margen: 'Margen',
    participacion: 'Participación',
    partidos: 'N.º efectivo',
    cambio: 'Cambio'
  },
  caption: (level: DistrictLevel) =>
    `${LEVEL[level].name}: cobertura con su franja, municipios, células e integrantes`,
  coverageText: (best: number, min: number, max: number) =>
    Number.isNaN(best)
      ? 'sin dato'
      : max - min < 0.05
        ? percent(best)
        : `${percent(best)} (${decimal(min)}–${decimal(max)})`,
  coverageLong: (best: number, min: number, max: number) =>
    Number.isNaN(best)
      ? 'Sin dato'
      : `Mejor estimación ${percent(best)}, entre ${percent(min)} y ${percent(max)}`,
  municipalities: (covered: number, total: number, cut: number) =>
    `${number(covered)} de ${number(total)}${cut ? `, ${plural(cut, 'cortado', 'cortados')}` : ''}`,
  /** Persons are whole; cells shared out between districts are not. */
  count: (best: number, min: number, max: number, whole = false) => {
    const shown = whole || Number.isInteger(best) ? number(best) : decimal(best);
    return max - min < 0.5 ? shown : `${shown} (${number(min)}–${number(max)})`;
  },
  sortBy: (name: string) => `Ordenar por ${name}`,
  save: 'Guardar tabla (CSV)',
  shown: (n: number, level: DistrictLevel) => plural(n, LEVEL[level].one, LEVEL[level].many),
  panel: {
    close: 'Cerrar',
    ficha: 'Ficha para imprimir',
    municipalities: 'Municipios',
    inMunicipality: 'del municipio',
    inDistrict: 'del distrito',
    yes: 'Con COCOCI activo',
    no: 'Sin COCOCI activo',
    other: 'No ubicado en este distrito',
    sum: 'Suma',
    cells: 'Células activas',
    members: 'Integrantes',
    people: 'Población (por su parte)',
    weight: 'Peso del distrito',
    missing: (threshold: number) => `Para llegar a ${threshold} %`,
    reached: 'Ya llegó.',
    fewest: (n: number) => `Faltan al menos ${plural(n, 'municipio', 'municipios')}:`,
    adds: (points: number) => `suma ${percent(points)}`,
    unreachable:
      'No se llega ni con todos sus municipios: de una parte del distrito no hay dato, o está fuera del marco en uso.',
    cutTitle: 'Cortado entre distritos',
    cutText: 'Está en más de un distrito: ninguno es «el suyo».',
    whole: 'Entero en un distrito',
    unsure: 'En un distrito, y con secciones que no tienen distrito en los datos.',
    sources: 'Fuentes'
  },
  legendTitle: (level: DistrictLevel) => `Cobertura por ${LEVEL[level].one}`,
  legendInterval: (from: number, to: number) => `${from === 0 ? '> 0' : number(from)} – ${number(to)} %`,
  legendZero: 'Sin cobertura',
  legendCut: 'Municipio cortado entre distritos',
  legendWithout: 'Sin distrito en los datos',
  legendCounts: (level: DistrictLevel, cut: boolean) =>
    `Cuenta ${LEVEL[level].many}${cut ? '; los cortados, municipios' : ''}.`,
  quadrant: {
    title: 'Cobertura y margen',
    x: 'Cobertura, % (mejor estimación)',
    y: 'Margen, puntos',
    label: (n: number, level: DistrictLevel) =>
      `Gráfica de ${plural(n, LEVEL[level].one, LEVEL[level].many)}: cobertura contra margen. La tabla de abajo tiene lo mismo.`,
    names: [
      'Poca cobertura, reñido',
      'Buena cobertura, reñido',
      'Poca cobertura, margen amplio',
      'Buena cobertura, margen amplio'
    ],
    help: 'La línea vertical es el umbral de cobertura. Reñido es el margen por debajo de la mediana de lo que está en pantalla.',
    noMargin: (n: number, level: DistrictLevel) =>
      `${plural(n, LEVEL[level].one, LEVEL[level].many)} sin resultado en esta elección.`,
    median: (value: number) => `Mediana del margen: ${decimal(value)} puntos.`
  },
  demoSource: 'Distritos inventados de la demostración, no oficiales',
  sectionsSource: (file: string, columns: string, date: string) =>
    `Secciones: «${file}»${columns ? `, columna ${columns}` : ''}, cargada el ${isoDate(date)}`,
  shapesSource: (file: string, date: string) => `Límites: «${file}», cargados el ${isoDate(date)}`,
  statesSource: (frame: string) => `Municipios de cada entidad: ${frame}`,
  cellsSource: (file: string, date: string) => `Células: ${file}, al ${isoDate(date)}`,
  file: (level: DistrictLevel, date: string, demo: boolean) =>
    `tejido-${level === 'entidad' || level === 'circunscripcion' ? level : `distritos-${level}`}-${date}${demo ? '-demostracion' : ''}.csv`
} as const;

/** Words of the catastro: where each electoral record comes from and when it was last checked. */
export const CATASTRO = {
  title: 'Catastro',
  help: 'Cada registro electoral tiene su fuente y la fecha en que alguien lo verificó contra ella. Verifíquelo con el INE y márquelo.',
  stale: 'Vencidos',
  months: 'Vence a los (meses)',
  all: 'Todos',
  show: 'Mostrar',
  summary: (stale: number, total: number, never: number) =>
    `${number(stale)} de ${plural(total, 'registro vencido', 'registros vencidos')} o sin verificar (${number(never)} nunca).`,
  columns: { registro: 'Registro', fuente: 'Fuente', verificado: 'Verificado el', accion: 'Verificar' },
  checked: (iso: string) => isoDate(iso),
  today: 'Verificado hoy',
  todayOf: (name: string) => `Verificado hoy: ${name}`,
  todayAll: (n: number) => `Marcar ${number(n)} como verificados hoy`,
  save: 'Guardar lista (CSV)',
  file: (date: string) => `tejido-catastro-${date}.csv`,
  empty: 'Nada vencido: todo se verificó dentro del plazo.',
  states: {
    nunca: 'nunca verificado',
    antes: 'verificado antes de esta carga',
    vencido: 'vencido',
    'al-dia': 'al día'
  },
  seats: (name: string) => `Distritos por entidad, ${name}`,
  make: (id: string) => `Circunscripciones, conformación de ${id}`,
  without: 'Municipios sin elección por partidos',
  compare: 'Dos catálogos de secciones',
  compareHelp: 'Al cargar una tabla de secciones, la anterior queda aquí para compararlas.',
  comparing: 'Comparando…',
  compareFiles: (before: string, now: string) => `De «${before}» a «${now}»:`,
  compareButton: 'Comparar con el anterior',
  swap: 'Quitar el anterior',
  counts: (news: number, gone: number, moved: number, same: number) =>
    `${plural(news, 'nueva', 'nuevas')}, ${plural(gone, 'retirada', 'retiradas')}, ${plural(moved, 'movida', 'movidas')}; ${plural(same, 'igual', 'iguales')}.`,
  news: (n: number) => `Nuevas (${number(n)})`,
  gone: (n: number) => `Retiradas (${number(n)})`,
  moved: (n: number) => `Movidas (${number(n)})`,
  movedItem: (what: string, before: string, now: string) => `${what}: ${before || '—'} → ${now || '—'}`,
  what: { municipio: 'municipio', federal: 'distrito federal', local: 'distrito local' },
  more: (n: number) => `y ${number(n)} más; el archivo las trae todas.`,
  saveChanges: 'Guardar diferencias (CSV)',
  changesFile: 'tejido-secciones-diferencias.csv'
} as const;

/** Words of the printable page of a district or a state. */
export const FICHA = {
  title: 'Ficha',
  intro: 'Una página con cada cifra, su fuente y su fecha.',
  print: 'Imprimir',
  back: 'Volver a Distritos',
  choose: 'Elija un distrito en «Distritos» para ver su ficha.',
  gone: (clave: string) => `No encontré «${clave}» en los distritos cargados.`,
  key: (clave: string) => `Clave ${clave}`,
  made: (date: string) => `Hecha el ${date} con Tejido.`,
  coverage: 'Cobertura',
  municipalities: 'Municipios',
  network: 'La red',
  results: 'Resultados',
  missing: 'Qué falta',
  checked: 'Catastro',
  source: 'Fuente',
  noVotes: 'Sin dato: esta elección no trae votos que se puedan llevar a esta unidad.',
  neverChecked: 'Nadie ha verificado este registro.',
  checkedOn: (date: string) => `Verificado el ${date}.`,
  tooFew: 'menos de 5',
  mapHelp:
    'En azul, los municipios enteros que cuentan como cubiertos; en amarillo, los que no; rayados, los cortados entre distritos.',
  columns: {
    municipio: 'Municipio',
    delMunicipio: '% del municipio',
    delDistrito: '% del distrito',
    cococi: 'COCOCI'
  },
  more: (n: number) => ` y ${number(n)} más`,
  first: (shown: number, total: number) =>
    `Los ${number(shown)} que más pesan de ${number(total)}; la lista entera está en «Distritos».`,
  yes: 'sí',
  no: 'no'
} as const;
