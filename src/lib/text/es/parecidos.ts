import type { TRAITS } from '../../domain/trait';
import { number, plural, upToTwo } from './shared/numbers';

/** Words of the page of similar municipalities. */
export const SIMILAR = {
  title: 'Municipios parecidos',
  help: 'Elija un municipio en el mapa o por su nombre: la lista dice cuáles se le parecen más por los datos cargados, para aprender de donde la red ya está.',
  pickLabel: 'Municipio',
  waiting: 'Preparando los datos…',
  onlyPresence: 'Sólo donde la red ya está',
  traitsLabel: 'Qué cuenta para parecerse',
  traitsHelp:
    'Cada dato cuenta por el lugar que el municipio ocupa en el país, así que ninguno pesa más por sus unidades. Los indicadores que cargue en «Datos» aparecen aquí.',
  traits: {
    poblacion: 'Población',
    densidad: 'Personas por km²',
    area: 'Área, km²',
    lista: 'Lista nominal'
  } satisfies Record<(typeof TRAITS)[number], string>,
  all: 'Todos los datos',
  headline: (name: string, nearest: string) => `A ${name} se parece más ${nearest}`,
  noneWith:
    'Ningún municipio con presencia comparte bastantes datos con él. Quite «Sólo donde la red ya está» o marque otros datos.',
  none: 'De este municipio no hay ninguno de los datos marcados. Marque otros o cargue una tabla en «Datos».',
  count: (n: number, traits: number) =>
    `${plural(n, 'municipio', 'municipios')}, por ${plural(traits, 'dato', 'datos')}.`,
  columns: {
    lugar: 'Lugar',
    municipio: 'Municipio',
    diferencia: 'Diferencia',
    presencia: 'Células activas'
  },
  differenceHelp:
    'La diferencia es cuántos puntos de cien se apartan, en promedio, los lugares que ambos ocupan en el país: 0 es igual en todo. Un dato que falta en uno de los dos no cuenta.',
  own: 'El elegido',
  points: (distance: number) => `${upToTwo(100 * distance)} puntos de diferencia`,
  difference: (distance: number) => upToTwo(100 * distance),
  place: (n: number) => `Parecido, lugar ${number(n)}`,
  noData: 'sin dato',
  notApplicable: 'no aplica',
  caption: 'Municipios parecidos, el que más se parece primero',
  legendTitle: 'Parecidos',
  classes: ['El elegido', 'Parecido, con presencia', 'Parecido, sin presencia'],
  rest: 'Los demás',
  experiences: (entidad: string) => `Experiencias de ${entidad} en la bitácora`
} as const;
