import type { Objective } from '../domain/plan';
import { number, percent, plural } from './numbers';

/** Words of the planner. */
export const PLAN = {
  title: 'Planeador',
  objectiveLabel: 'Qué se busca',
  objectives: {
    mclp: 'Alcanzar lo más posible',
    lscp: 'Alcanzar a todos, con los menos',
    'p-mediana': 'Quedar lo más cerca posible'
  } satisfies Record<Objective, string>,
  countLabel: 'Municipios nuevos',
  weightLabel: 'Peso',
  weights: { poblacion: 'Población', unidades: 'Municipios: cada uno vale 1' },
  reachLabel: 'Alcance de cada uno',
  reaches: { vecinos: 'Él y sus vecinos', propio: 'Sólo él', km: 'A una distancia' },
  kmLabel: 'Kilómetros',
  connectedLabel: 'Que todo quede unido a la red de hoy',
  leastLabel: 'Mínimo nuevo por entidad',
  conditions: 'Condiciones',
  waiting: 'Preparando el territorio…',
  working: 'Buscando algo mejor…',
  stop: 'Dejar así',
  failed: 'El planeador se detuvo. Recargue la página y vuelva a intentarlo.',
  noData: 'sin dato',
  country: 'todo el país',
  demo: 'demostración',
  headline: {
    mclp: (before: number, after: number, whole: number, unit: string) =>
      `De ${percent((100 * before) / whole)} a ${percent((100 * after) / whole)} de ${unit}`,
    lscp: (count: number) =>
      count === 0
        ? 'Ya se alcanza a todos'
        : `Bastan ${plural(count, 'municipio nuevo', 'municipios nuevos')}`,
    'p-mediana': (before: number, after: number) =>
      Number.isNaN(before)
        ? `A ${number(after)} km en promedio`
        : `De ${number(before)} a ${number(after)} km en promedio`
  },
  units: { poblacion: 'las personas', unidades: 'los municipios' },
  ofWeight: 'el peso',
  from: (before: number, after: number) => `de ${number(before)} a ${number(after)}`,
  stale: 'De la pregunta anterior',
  proven: 'Óptimo probado',
  provenHelp: 'Ninguna otra elección que cumpla las condiciones es mejor.',
  gap: (share: number, more: boolean) =>
    `A lo más ${percent(100 * share)} por ${more ? 'debajo' : 'encima'} de lo mejor posible`,
  gapHelp: (bound: number) =>
    `Ninguna elección puede pasar de ${number(bound)}: lo que falta para allá es la brecha.`,
  gapHelpLess: (bound: number) =>
    `Ninguna elección puede bajar de ${number(bound)}: lo que falta para allá es la brecha.`,
  seconds: (s: number) =>
    s < 1 ? 'en menos de un segundo' : `en ${plural(Math.round(s), 'segundo', 'segundos')}`,
  rank: (n: number) => `Nuevo, lugar ${number(n)}`,
  gain: (gain: number) => (Number.isNaN(gain) ? 'el primero' : `gana ${number(gain)}`),
  classes: {
    presente: 'Con presencia hoy',
    nuevo: 'Nuevo en el plan',
    'alcanzado-nuevo': 'Lo alcanza el plan',
    alcanzado: 'Ya se alcanza hoy',
    nada: 'Sin alcanzar'
  },
  legendTitle: 'El plan',
  columns: {
    lugar: 'Lugar',
    municipio: 'Municipio',
    ganancia: 'Gana',
    acumulado: 'Llega a',
    abre: 'Alcanza nuevos'
  },
  caption: 'Municipios nuevos en el orden de lo que ganan',
  empty: 'Nada que abrir gana algo más.',
  nextTitle: 'Los diez siguientes ganarían',
  nextNone: 'Nada más gana.',
  unweighed: (n: number) =>
    `${plural(n, 'municipio sin dato', 'municipios sin dato')} de peso: cuentan cero.`,
  must: 'Que entren',
  never: 'Que no entren',
  noMust: 'Ninguno. Elija un municipio en el mapa o en la lista.',
  present: 'ya tiene presencia',
  release: (name: string) => `Quitar la condición de ${name}`,
  selected: {
    must: 'Que entre',
    never: 'Que no entre',
    free: 'Quitar la condición',
    present: 'Ya tiene presencia: se queda.',
    clear: 'Cerrar'
  },
  addMust: 'Agregar uno que entre',
  addNever: 'Agregar uno que no entre',
  save: 'Guardar plan (CSV)',
  file: (date: string, demo: boolean) => `tejido-plan-${date}${demo ? '-demostracion' : ''}.csv`,
  curve: (n: number) =>
    `Lo que se alcanza con 1 hasta ${number(n)} municipios nuevos. La tabla dice lo mismo.`,
  schedule: {
    title: 'Calendario de visitas',
    help: 'Cada entidad va por su cuenta: empieza donde más se gana y sigue siempre con el más cercano, en línea recta. Es un recorrido corto, no el más corto posible.',
    startLabel: 'Primer día',
    perWeekLabel: 'Municipios por semana y entidad',
    columns: { semana: 'Semana', trimestre: 'Trimestre', municipio: 'Municipio', km: 'Desde el anterior' },
    caption: 'Qué municipios se visitan cada semana',
    week: (n: number, from: string) => `${number(n)}, del ${from}`,
    first: 'primero',
    km: (km: number) => `${number(km)} km`,
    summary: (places: number, weeks: number, last: string) =>
      `${plural(places, 'municipio', 'municipios')} en ${plural(weeks, 'semana', 'semanas')}, hasta el ${last}.`,
    saveCalendar: 'Guardar calendario (.ics)',
    saveTable: 'Guardar visitas (CSV)',
    event: (place: string) => `Abrir COCOCI en ${place}`,
    detail: (rank: number, gain: string, km: string) =>
      `Lugar ${number(rank)} del plan, ${gain}. Recorrido: ${km}.`,
    name: (place: string) => `Plan de ${place}`,
    file: (kind: 'ics' | 'csv', date: string, demo: boolean) =>
      `tejido-visitas-${date}${demo ? '-demostracion' : ''}.${kind}`
  },
  methodHelp:
    'La presencia de hoy cuenta y se conserva, también la del otro lado del límite estatal. Las distancias son en línea recta entre puntos interiores.'
} as const;
