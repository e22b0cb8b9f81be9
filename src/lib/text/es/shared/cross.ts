import { number, plural } from './numbers';

/** Sentences of the map of two measures and its scatter plot. */
export const CROSS = {
  add: 'Cruzar con',
  none: 'Una sola medida',
  levels: ['bajo', 'medio', 'alto'],
  presence: ['sin presencia', 'sin célula activa', 'con célula activa'],
  grid: (first: string, second: string) =>
    `Nueve clases. A la derecha crece: ${first}. Hacia arriba: ${second}. Cada botón filtra el mapa y la tabla.`,
  cell: (first: string, second: string, count: number) =>
    `${first}; ${second}: ${plural(count, 'municipio', 'municipios')}`,
  level: (name: string, level: string) => `${name}, ${level}`,
  help: 'Cada medida en tercios de los municipios que tienen cifra; la presencia, por su etapa. Un cero junto a una cifra cuenta como bajo; dos ceros quedan aparte.',
  clear: 'Quitar selección',
  tab: 'Dispersión',
  choose: 'Elija en la leyenda una segunda medida para ver cómo van juntas.',
  chart: (first: string, second: string, units: number) =>
    `${plural(units, 'municipio', 'municipios')} por ${first} (horizontal), contra ${second} (vertical). Arrastre para elegir una zona; toque un punto para ver su municipio.`,
  plotted: (units: number, left: number) =>
    `${plural(units, 'punto', 'puntos')}${left > 0 ? `; ${number(left)} sin cifra en alguna de las dos` : ''}.`,
  from: (name: string) => `${name}: desde`,
  to: (name: string) => `${name}: hasta`,
  correlation: (rho: string) =>
    `Correlación de rangos (Spearman): ${rho}. Van juntas no quiere decir que una cause la otra.`
} as const;
