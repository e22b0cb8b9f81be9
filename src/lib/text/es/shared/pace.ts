import type { Day } from '../../../domain/day';
import { decimal, longDate, number, percent, plural, shortDate } from './numbers';

/** Sentences of the pace and the forecast. */
export const PACE = {
  title: 'Ritmo',
  lead: 'Cuántos municipios se suman por semana y cuándo se llegaría a este paso.',
  last: (weeks: number) => (weeks === 52 ? 'Último año' : `Últimas ${number(weeks)} semanas`),
  perWeek: (value: number) => `${decimal(value)} por semana`,
  noPace: 'Sin historia bastante',
  until: 'Quiero llegar el',
  needed: (value: number) => `Hacen falta ${decimal(value)} municipios por semana`,
  neededDone: 'Ya se llegó.',
  neededLate: 'Esa fecha ya llegó.',
  neededSoon: (missing: number) =>
    `Queda menos de una semana y ${missing === 1 ? 'falta' : 'faltan'} ${plural(missing, 'municipio', 'municipios')}.`,
  dataEnds: (day: Day) =>
    `La última célula con fecha es del ${longDate(day)}: las semanas que siguen cuentan sin municipios nuevos, aunque quizá sólo falte el dato.`,
  goToData: (day: Day) => `Ver el ritmo al ${longDate(day)}`,
  times: (value: number) => `${decimal(value)} veces el ritmo del último trimestre`,
  forecast: 'Pronóstico',
  range: (from: Day, to: Day) => `Entre el ${longDate(from)} y el ${longDate(to)}`,
  middle: (day: Day) => `A la mitad del rango: ${longDate(day)}`,
  none: 'Sin pronóstico',
  trials: (hits: number, trials: number) =>
    trials === 0
      ? 'La historia no alcanza para probar el método con su propio pasado.'
      : `Probado con este mismo pasado: de ${plural(trials, 'intento', 'intentos')} a 13 semanas, el intervalo acertó ${number(hits)} (${percent((100 * hits) / trials)}). Debería acertar 80 %.`,
  chart: (from: string, to: string, covered: number, goal: number) =>
    `Municipios con COCOCI activo, semana por semana, del ${from} al ${to}: hoy ${number(covered)} de ${number(goal)}.`,
  goal: (total: number) => `Meta: ${number(total)}`,
  noHistory: 'Todavía no hay células activas con fecha: no hay ritmo que mostrar.',
  oneWeek: 'Sólo hay una semana de datos: hay punto de partida, todavía no ritmo.',
  series: 'Semanas',
  columns: { fecha: 'Semana que termina', cubiertos: 'Cubiertos', nuevos: 'Nuevos' },
  showTable: 'Ver la tabla de semanas'
} as const;

/** The method of the forecast, what it supposes, and why it sometimes says nothing. */
export const FORECAST = {
  method:
    'Regresión cuasi-Poisson de los municipios nuevos por semana en el último año, con tendencia amortiguada (Gardner y McKenzie, 1985); intervalo de 80 %',
  assumption:
    'Supone que lo que frena hoy sigue frenando, cada vez menos, y que el ritmo no se acelera. No sabe de campañas ni de pausas por venir.',
  refused: {
    'poca-historia': 'La historia tiene menos de 16 semanas.',
    'pocas-semanas':
      'En el último año hubo municipios nuevos en menos de 6 semanas: no se distingue un ritmo.',
    'pocos-municipios': 'En el último año se sumaron menos de 12 municipios: son muy pocos para extrapolar.',
    'sin-ritmo': 'En las últimas 12 semanas no se sumó ningún municipio: no hay ritmo que proyectar.',
    'no-acierta':
      'Probado con el pasado de estos mismos datos, el método falló más veces de las que acertó: su rango no sería de fiar.',
    'demasiado-lejos': 'A este paso no se llega ni en 60 años: poner una fecha sería engañar.',
    cumplida: 'Ya se llegó: todos los municipios de esta lista están cubiertos.'
  }
} as const;

/** The time bar. */
export const TIME = {
  region: 'Tiempo',
  slider: 'Fecha del mapa',
  play: 'Reproducir la historia',
  pause: 'Pausar',
  back: 'Una semana atrás',
  forward: 'Una semana adelante',
  value: (day: Day, covered: number) =>
    `${longDate(day)}: ${plural(covered, 'municipio cubierto', 'municipios cubiertos')}`,
  short: (day: Day) => shortDate(day),
  none: 'Sin fechas que recorrer',
  compare: 'Comparar con',
  compareOff: 'Sin comparar',
  compareOptions: {
    28: 'Comparar: hace 4 semanas',
    84: 'Comparar: hace 12 semanas',
    364: 'Comparar: hace un año'
  } as Record<number, string>,
  compareOther: 'Comparar: otra fecha',
  compareDate: 'Comparado con el',
  gained: (n: number) => plural(n, 'ganado', 'ganados'),
  lost: (n: number) => plural(n, 'perdido', 'perdidos'),
  since: (day: Day) => `frente al ${shortDate(day)}`
} as const;

/** The three ways to lay out the municipalities. */
export const LAYOUT = {
  label: 'Cómo se ven los municipios',
  mapa: 'Mapa',
  iguales: 'Iguales',
  personas: 'Por personas',
  help: {
    mapa: 'Cada municipio en su forma y lugar',
    iguales: 'Un hexágono por municipio: todos pesan lo mismo',
    personas: 'Un círculo por municipio, según sus personas'
  },
  working: (share: number) => `Acomodando los municipios: ${Math.round(share * 100)} %`,
  failed: 'No pude acomodar los municipios de este marco. Se queda el mapa.',
  fidelity: (tiles: string, near: string) =>
    `Los hexágonos de un mismo estado quedan juntos; en promedio cada uno se mueve ${tiles} hexágonos y ${near} de los vecinos siguen a dos o menos.`
} as const;
