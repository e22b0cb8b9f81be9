import { NOT_SAID, OVERDUE, type LogKind } from '../../domain/logbook';
import { enumerate, number, plural } from './shared/numbers';

const NAMES: Record<LogKind, string> = {
  actividades: 'Actividades',
  acuerdos: 'Acuerdos',
  experiencias: 'Experiencias'
};
const ROW: Record<LogKind, [one: string, many: string]> = {
  actividades: ['actividad', 'actividades'],
  acuerdos: ['acuerdo', 'acuerdos'],
  experiencias: ['experiencia', 'experiencias']
};
const STATE_NAMES: Record<string, string> = {
  realizada: 'Realizadas',
  programada: 'Programadas',
  cancelada: 'Canceladas',
  [OVERDUE]: 'Vencidos',
  pendiente: 'Pendientes',
  'en curso': 'En curso',
  cumplido: 'Cumplidos',
  cancelado: 'Cancelados',
  [NOT_SAID]: 'Sin dato'
};

/** Words of the logbook: what was done, agreed and learned. */
export const LOG = {
  title: 'Bitácora',
  tabs: NAMES,
  waiting: 'Leyendo la bitácora…',
  failed: 'No pude leer la bitácora. Recargue la página y vuelva a intentarlo.',
  empty: {
    actividades: 'No hay actividades cargadas',
    acuerdos: 'No hay acuerdos cargados',
    experiencias: 'No hay experiencias cargadas'
  } satisfies Record<LogKind, string>,
  emptyText: {
    actividades:
      'Cargue en «Datos» la tabla de actividades: qué se hizo, dónde, con qué estrategia y cuántas personas.',
    acuerdos: 'Cargue en «Datos» la tabla de acuerdos: qué se acordó, para cuándo y cómo va.',
    experiencias: 'Cargue en «Datos» la tabla de experiencias: qué funcionó, dónde y con qué sector.'
  } satisfies Record<LogKind, string>,
  load: 'Ir a Datos',
  headline: (kind: LogKind, n: number, places: number) =>
    `${plural(n, ...ROW[kind])} en ${plural(places, 'municipio', 'municipios')}`,
  people: (n: number) => plural(n, 'participante', 'participantes'),
  women: (share: string) => `mujeres: ${share}`,
  apart: {
    'sin-municipio': (n: number) => `${number(n)} sin municipio`,
    'fuera-del-marco': (n: number) => `${number(n)} en municipios que el marco no tiene`
  },
  undated: (n: number) =>
    `${plural(n, 'no tiene fecha y no entra', 'no tienen fecha y no entran')} en el periodo.`,
  noUnit: (clave: string) => `El marco en uso no tiene el municipio ${clave}.`,
  noConference: (id: string) => `${id}: no está`,
  unknownConferences: (n: number, ids: readonly string[]) =>
    `${plural(n, 'acuerdo nombra una conferencia que no está', 'acuerdos nombran conferencias que no están')} en la tabla de conferencias (${enumerate(ids.map((id) => `«${id}»`))}).`,
  stateOption: (state: string, n: number) => `${STATE_NAMES[state] ?? state} (${number(n)})`,
  statesLabel: 'Cómo van',
  anyState: (kind: LogKind, n: number) => `${kind === 'acuerdos' ? 'Todos' : 'Todas'} (${number(n)})`,
  overdueHelp: (date: string) => `Vencido: sigue sin cumplirse y su plazo pasó antes del ${date}.`,
  strategyLabel: 'Estrategia',
  axisLabel: 'Eje',
  all: 'Todas',
  allAxes: 'Todos',
  noStrategy: 'sin estrategia',
  noAxis: 'sin eje',
  tagTitle: 'Estrategias por eje',
  tagCaption: (kind: LogKind) => `${NAMES[kind]} por estrategia y eje`,
  tagHelp:
    'Lo que lleva varias estrategias o ejes cuenta en cada uno; en los totales, una vez: por eso no son la suma.',
  noAxes: 'Los ejes de su organización se escriben en «Ajustes».',
  cell: (strategy: string, axis: string, n: number) => `${strategy}, ${axis}: ${number(n)}`,
  anyStrategy: 'todas las estrategias',
  anyAxis: 'todos los ejes',
  total: 'Total',
  search: 'Buscar',
  searchHint: 'Por palabras',
  selected: 'Sólo este municipio:',
  clear: 'Quitar la selección',
  none: 'Nada con estos filtros.',
  columns: {
    fecha: 'Fecha',
    actividades: 'Actividad',
    acuerdos: 'Acuerdo',
    lugar: 'Lugar',
    estrategia: 'Estrategia',
    eje: 'Eje',
    sector: 'Sector',
    participantes: 'Participantes',
    mujeres: 'Mujeres',
    estado: 'Estado',
    plazo: 'Plazo',
    conferencia: 'Conferencia'
  },
  caption: (kind: LogKind) => `${NAMES[kind]}, de lo más reciente a lo más antiguo`,
  noDate: 'sin fecha',
  noDeadline: 'sin plazo',
  nowhere: 'sin municipio',
  notSaid: 'sin dato',
  more: (n: number) => `Ver ${number(n)} más`,
  onMap: (place: string) => `Ver ${place} en el mapa`,
  save: {
    actividades: 'Guardar actividades (CSV)',
    acuerdos: 'Guardar acuerdos (CSV)',
    experiencias: 'Guardar experiencias (CSV)'
  } satisfies Record<LogKind, string>,
  file: (kind: LogKind, date: string, demo: boolean) =>
    `tejido-${kind}-${date}${demo ? '-demostracion' : ''}.csv`,
  legendTitle: {
    actividades: 'Actividades por municipio',
    acuerdos: 'Acuerdos por municipio',
    experiencias: 'Experiencias por municipio'
  } satisfies Record<LogKind, string>,
  legendZero: {
    actividades: 'Ninguna registrada',
    acuerdos: 'Ninguno registrado',
    experiencias: 'Ninguna registrada'
  } satisfies Record<LogKind, string>
} as const;
