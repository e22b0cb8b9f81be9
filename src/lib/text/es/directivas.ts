import type { PostState } from '../../domain/posts';
import type { ParityState } from '../../domain/parity';
import { enumerate, number, percent, plural } from './shared/numbers';

/** Words of the municipal boards and of the women of the network. */
export const BOARDS = {
  title: 'Directivas',
  tabs: { directivas: 'Directivas', mujeres: 'Mujeres' },
  waiting: 'Leyendo las directivas…',
  failed: 'No pude leer las directivas. Recargue la página y vuelva a intentarlo.',
  empty: 'No hay directivas cargadas',
  emptyText:
    'Cargue en «Datos» la tabla de directivas: municipio, cargo y estado de cada cargo. Los nombres de las personas no hacen falta y no se guardan.',
  load: 'Ir a Datos',
  headline: (complete: number, boards: number) =>
    `${number(complete)} de ${plural(boards, 'directiva completa', 'directivas completas')}`,
  /** How many posts are held in a way; each opens the list of the boards that have one. */
  posts: {
    titulares: (n: number) => plural(n, 'titular', 'titulares'),
    interinos: (n: number) => plural(n, 'interino', 'interinos'),
    vacantes: (n: number) => plural(n, 'vacante', 'vacantes'),
    'sin-dato': (n: number) => plural(n, 'cargo sin dato', 'cargos sin dato')
  },
  trained: (yes: number, n: number) =>
    n ? `Con capacitación completa: ${number(yes)} de ${number(n)}.` : 'Sin dato de capacitación.',
  catalogue: (posts: number) => `Catálogo de ${plural(posts, 'cargo', 'cargos')}`,
  editCatalogue: 'cambiarlo en Ajustes',
  outside: (posts: readonly (readonly [string, number])[]) =>
    `${plural(
      posts.reduce((sum, [, n]) => sum + n, 0),
      'renglón con un cargo que no está en el catálogo',
      'renglones con cargos que no están en el catálogo'
    )} (${enumerate(posts.map(([name]) => `«${name}»`))}): no cuentan aquí.`,
  seeRows: 'Ver los renglones',
  beyond: (n: number) =>
    `${plural(n, 'directiva es de un municipio', 'directivas son de municipios')} que el marco en uso no tiene: ${n === 1 ? 'cuenta' : 'cuentan'}, y no ${n === 1 ? 'está' : 'están'} en el mapa.`,
  states: {
    titular: 'titular',
    interino: 'interino',
    vacante: 'vacante',
    'sin-dato': 'sin dato'
  } satisfies Record<PostState, string>,
  sex: ['', 'mujer', 'hombre'],
  training: ['', 'capacitación completa', 'sin capacitación completa'],
  lists: {
    todas: 'Todas',
    completas: 'Completas',
    incompletas: 'Incompletas',
    titulares: 'Con algún titular',
    interinos: 'Con algún interino',
    vacantes: 'Con alguna vacante',
    'sin-dato': 'Con algún cargo sin dato',
    menores: 'Mujeres sólo en cargos menores',
    faltan: 'Con COCOCI activo y sin directiva'
  },
  listLabel: 'Lista',
  listOption: (name: string, n: number) => `${name} (${number(n)})`,
  columns: {
    municipio: 'Municipio',
    entidad: 'Entidad',
    cubiertos: 'Cargos cubiertos',
    vacantes: 'Vacantes',
    mujeres: 'Mujeres',
    directivas: 'Directivas',
    completas: 'Completas',
    titulares: 'Titulares',
    interinos: 'Interinos',
    cargo: 'Cargo',
    celulas: 'En células',
    conferencias: 'En conferencias',
    deCargos: 'En directivas'
  },
  caption: 'Municipios y sus directivas',
  byState: 'Por entidad',
  cell: (state: string, list: string, n: number) =>
    `${state}, ${list.toLowerCase()}: ${number(n)}. Ver la lista`,
  of: (a: number, b: number) => `${number(a)} de ${number(b)}`,
  save: 'Guardar lista (CSV)',
  file: (list: string, date: string, demo: boolean) =>
    `tejido-directivas-${list}-${date}${demo ? '-demostracion' : ''}.csv`,
  panel: {
    posts: 'Cargos',
    none: 'Este municipio no tiene directiva en la tabla.',
    succession: 'Quién suple',
    acts: (deputy: string, post: string) => `«${deputy}» cubre «${post}» como interino.`,
    nobody: (post: string) => `Nadie puede suplir «${post}» según el catálogo: hay que nombrar.`,
    complete: 'Ningún cargo vacante.',
    leaves: 'Si se va quien ocupa',
    nobodyLeaves: 'nadie',
    close: 'Cerrar'
  },
  legend: {
    directivas: 'Cargos cubiertos de la directiva',
    mujeres: 'Mujeres entre quienes ocupan un cargo',
    completeness: ['Menos de la mitad', 'De 50 % a menos de 75 %', 'De 75 % a menos de 100 %', 'Completa'],
    parity: ['Menos de 40 %', 'Paridad: 40 a 60 %', 'Más de 60 %'],
    nobody: 'Ningún cargo cubierto',
    few: 'Menos de 5 casos: sin porcentaje',
    noBoard: 'Sin directiva'
  },
  women: {
    headline: 'Mujeres en la red',
    help: 'Siempre con su número de casos (n). Con menos de 5 no se da porcentaje. Paridad: de 40 a 60 %.',
    boards: 'En las directivas',
    leading: 'En cargos de mando',
    others: 'En los demás cargos',
    cells: 'En las células',
    conferences: 'En las conferencias',
    trained: 'Entre quienes completaron su capacitación',
    byRank: 'Por cargo, según su rango',
    byTerritory: 'Por entidad',
    trend: 'En el tiempo',
    trendHelp:
      'Por trimestre: asistentes a las conferencias de ese trimestre, e integrantes de las células activas constituidas hasta su fin. Un trimestre con menos de 5 casos no tiene punto.',
    trendLabel: (quarters: number) =>
      `Parte de mujeres por trimestre, ${plural(quarters, 'trimestre', 'trimestres')}. La tabla de abajo dice lo mismo.`,
    trendCaption: 'Parte de mujeres por trimestre',
    quarter: 'Trimestre',
    minor: (n: number, of: number) =>
      `En ${number(n)} de ${plural(of, 'directiva', 'directivas')} hay mujeres sólo en cargos menores.`,
    minorHelp: 'Son aquellas en que alguna mujer ocupa un cargo y ninguna uno de mando.',
    seeMinor: 'Ver cuáles'
  },
  parity: {
    pocas: 'por debajo de la paridad',
    paridad: 'en paridad',
    mayoria: 'mayoría de mujeres',
    'pocos-casos': 'pocos casos',
    'sin-dato': 'sin dato'
  } satisfies Record<ParityState, string>,
  share: ({ mujeres, n, pct, estado }: { mujeres: number; n: number; pct: number; estado: ParityState }) =>
    estado === 'sin-dato'
      ? 'sin dato'
      : estado === 'pocos-casos'
        ? `${number(mujeres)} de ${number(n)}`
        : `${percent(pct)} (n = ${number(n)})`
} as const;
