import type { Objective } from '../../domain/plan';
import type { WeightFigure } from '../../domain/plan-weight';
import { enumerate, number, percent, plural, upToTwo } from './shared/numbers';

/** A figure of any size: large ones without decimals. */
const amount = (value: number): string => (Math.abs(value) >= 100 ? number(value) : upToTwo(value));

/** Words of the planner. */
export const PLAN = {
  title: 'Planeador',
  objectiveLabel: 'Qué se busca',
  objectives: {
    mclp: 'Alcanzar lo más posible',
    lscp: 'Alcanzar a todos, con los menos',
    'p-mediana': 'Quedar lo más cerca posible'
  } satisfies Record<Objective, string>,
  limitLabel: 'Hasta dónde',
  limits: { numero: 'Un número de municipios', presupuesto: 'Un presupuesto' },
  countLabel: 'Municipios nuevos',
  budgetLabel: 'Presupuesto',
  costLabel: 'Costo',
  costByLabel: 'Costo de cada uno',
  costByDistance: 'Por la distancia a la red',
  fixedLabel: 'Costo fijo',
  perKmLabel: 'Costo por km',
  spent: (spent: number, most: number) => `Cuesta ${amount(spent)} de ${amount(most)}.`,
  uncosted: (n: number) =>
    `${plural(n, 'municipio no tiene dato', 'municipios no tienen dato')} de costo: no ${n === 1 ? 'puede' : 'pueden'} entrar.`,
  amount,
  weightLabel: 'Peso',
  weights: {
    poblacion: 'Población',
    unidades: 'Municipios: cada uno vale 1',
    lista: 'Lista nominal',
    peticiones: 'Peticiones abiertas'
  } satisfies Record<Exclude<WeightFigure, `cifra:${string}`>, string>,
  mix: {
    summary: 'Mezclar pesos',
    help: 'Cada cifra reparte su parte de 100 puntos entre los municipios de la región. Mujeres, marginación o lo que haga falta: cargue la tabla en «Datos» y aparecerá aquí.',
    add: 'Agregar otra cifra',
    choose: 'Elija una cifra',
    part: (name: string) => `Cuánto cuenta: ${name}`,
    less: 'Pesa más donde es menor',
    lessOf: (name: string) => `Pesa más donde es menor: ${name}`,
    remove: (name: string) => `Quitar ${name}`,
    share: (share: number) => percent(100 * share),
    absent: (names: readonly string[]) =>
      `No hay datos de ${enumerate(names)}: no pesa. Cárguelos en «Datos» o quite esa cifra.`
  },
  eachOne: 'Cada municipio',
  mixName: (terms: readonly (readonly [name: string, part: number, less: boolean])[]) => {
    const whole = terms.reduce((sum, [, part]) => sum + part, 0);
    const told = terms.map(([name, part, less]) => {
      const share = terms.length > 1 ? ` ${percent((100 * part) / whole)}` : '';
      return `${name.toLowerCase()}${share}${less ? ' (menos es más)' : ''}`;
    });
    return terms.length > 1 ? `Mezcla de ${enumerate(told)}` : `Puntos por ${told.join('')}`;
  },
  alsoLabel: 'También la entidad',
  alsoNone: 'Ninguna otra',
  releaseState: (name: string) => `Quitar ${name} de la región`,
  keepLabel: 'Contar la presencia de hoy',
  coveredLabel: 'A quiénes',
  covered: {
    municipio: 'A todos los municipios',
    entidad: 'A todas las entidades',
    distrito: 'A todos los distritos'
  },
  needLabel: 'Cada una o uno con al menos',
  needs: { municipios: 'municipios', celulas: 'células', personas: 'personas' },
  needUnitLabel: 'De qué',
  percentLabel: 'Basta con este %',
  needHelp: {
    municipios: 'Cuentan los municipios con presencia, hoy o en el plan.',
    celulas: 'Cuentan las células activas de hoy, y una por cada municipio nuevo.',
    personas: 'Cuentan las personas de los municipios con presencia, hoy o en el plan.'
  },
  cutHelp: 'Un municipio partido cuenta en cada distrito en que tiene una parte.',
  districtLevelLabel: 'Distritos',
  districtLevels: { federal: 'Federales', local: 'Locales' },
  noCost:
    'No hay datos de la columna de costo. Cárguela en «Datos» o elija otro costo en «Costo de cada uno».',
  noDistricts: 'Para contar por distrito hacen falta sus límites o sus secciones. Cárguelos en «Datos».',
  reachLabel: 'Alcance de cada uno',
  reaches: { vecinos: 'Él y sus vecinos', propio: 'Sólo él', km: 'A una distancia' },
  kmLabel: 'Kilómetros',
  connectedLabel: 'Que todo quede unido a la red de hoy',
  leastLabel: 'Mínimo de nuevos',
  leastByLabel: 'Por cada',
  leastBy: { entidad: 'Entidad', distrito: 'Distrito (por su mayor parte)' },
  conditions: 'Condiciones',
  waiting: 'Preparando el territorio…',
  working: 'Buscando algo mejor…',
  stop: 'Dejar así',
  again: 'Buscar de nuevo',
  failed: 'El planeador se detuvo. Recargue la página y vuelva a intentarlo.',
  noData: 'sin dato',
  country: 'todo el país',
  demo: 'demostración',
  headline: {
    mclp: (before: number, after: number, whole: number, unit: string) =>
      `De ${percent((100 * before) / whole)} a ${percent((100 * after) / whole)} ${unit}`,
    lscp: (count: number, share: number, who: 'municipio' | 'entidad' | 'distrito') => {
      const whole = PLAN.covered[who].toLowerCase();
      const part = share >= 100 ? whole : `al ${number(share)} % de ${whole.replace(/^a tod[oa]s /, '')}`;
      return count === 0
        ? `Ya se alcanza ${part}`
        : `${count === 1 ? 'Basta' : 'Bastan'} ${plural(count, 'municipio nuevo', 'municipios nuevos')} para alcanzar ${part}`;
    },
    'p-mediana': (before: number, after: number) =>
      Number.isNaN(before)
        ? `A ${amount(after)} km en promedio`
        : `De ${amount(before)} a ${amount(after)} km en promedio`
  },
  units: {
    poblacion: 'de las personas',
    unidades: 'de los municipios',
    lista: 'de la lista nominal',
    peticiones: 'de las peticiones abiertas'
  },
  ofWeight: 'del peso',
  from: (before: number, after: number) => `de ${amount(before)} a ${amount(after)}`,
  stale: 'De la pregunta anterior',
  proven: 'Óptimo probado',
  provenHelp: 'Ninguna otra elección que cumpla las condiciones es mejor.',
  gap: (share: number, more: boolean) =>
    `A lo más ${percent(100 * share)} por ${more ? 'debajo' : 'encima'} de lo mejor posible`,
  gapHelp: (bound: number) =>
    `Ninguna elección puede pasar de ${amount(bound)}: lo que falta para allá es la brecha.`,
  gapHelpLess: (bound: number) =>
    `Ninguna elección puede bajar de ${amount(bound)}: lo que falta para allá es la brecha.`,
  seconds: (s: number) =>
    s < 1 ? 'en menos de un segundo' : `en ${plural(Math.round(s), 'segundo', 'segundos')}`,
  rank: (n: number) => `Nuevo, lugar ${number(n)}`,
  gain: (gain: number) => (Number.isNaN(gain) ? 'el primero' : `gana ${amount(gain)}`),
  shortens: (km: number) => (Number.isNaN(km) ? 'el primero' : `acorta ${amount(km)} km el promedio`),
  fewest: 'de los que bastan',
  why: {
    reaches: (names: readonly string[], more: number) =>
      names.length === 0
        ? 'No alcanza a nadie que no se alcance ya.'
        : `Alcanza por primera vez: ${enumerate(more > 0 ? [...names, `${number(more)} más`] : names)}.`,
    beside: (beside: number, all: number) =>
      all === 0
        ? 'No tiene vecinos.'
        : `${number(beside)} de sus ${plural(all, 'vecino', 'vecinos')} ${beside === 1 ? 'tiene' : 'tienen'} presencia, hoy o en el plan.`,
    opens: (parts: readonly (readonly [name: string, share: number])[], keeps: boolean) =>
      `Abre ${enumerate(parts.map(([name, share]) => (share > 0.9995 ? name : `${name} (tiene ahí el ${percent(100 * share)})`)))}: ${keeps ? 'nadie de la red estaba ahí' : 'es el primero del plan ahí'}.`
  },
  opensDistricts: (n: number, source: string, keeps: boolean) =>
    `${keeps ? 'Llega por primera vez a' : 'Llega a'} ${plural(n, 'distrito', 'distritos')} (${source}).`,
  price: {
    wait: 'Calculando lo que cuesta…',
    free: 'no cuesta nada',
    exact: (cost: string) => `cuesta ${cost}`,
    upTo: (most: string) => `cuesta a lo más ${most}`,
    between: (least: string, most: string) => `cuesta de ${least} a ${most}`,
    of: {
      mclp: (value: number, unit: string) => `${amount(value)} ${unit}`,
      lscp: (value: number) => plural(Math.round(value), 'municipio más', 'municipios más'),
      'p-mediana': (value: number) => `${amount(value)} km más en promedio`
    },
    units: { poblacion: 'personas', unidades: 'municipios', lista: 'electores', peticiones: 'peticiones' },
    points: 'puntos',
    weight: 'de peso',
    help: 'Lo que cuesta una condición es lo que ganaría el mejor plan sin ella.'
  },
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
    ganancia: { mclp: 'Gana', 'p-mediana': 'Acorta, km' },
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
  present: 'ya tiene presencia',
  lockNotes: {
    'sin-costo': 'no puede entrar: sin dato de costo',
    fuera: 'fuera de la región: no cuenta',
    ambos: 'está también entre los que no entran: no entra'
  },
  release: (name: string) => `Quitar la condición de ${name}`,
  selected: {
    must: 'Que entre',
    never: 'Que no entre',
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
  methodHelp: (keeps: boolean) =>
    `${
      keeps
        ? 'La presencia de hoy cuenta y se conserva, también la del otro lado del límite estatal.'
        : 'La presencia de hoy no cuenta: el plan empieza de cero.'
    } Se planea sobre todos los municipios del marco, también los que la meta no incluye. Las distancias son en línea recta entre puntos interiores.`
} as const;
