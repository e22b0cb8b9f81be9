import type { Scenario } from '../../domain/scenario';
import { number, plural } from './shared/numbers';

/** Words of the scenarios of the planner. */
export const SCENARIOS = {
  title: 'Escenarios',
  help: 'Guarde este plan con un nombre para compararlo con otro, o en un archivo que otro comité pueda abrir. Quedan en este navegador.',
  nameLabel: 'Nombre del escenario',
  suggested: (count: number, place: string) => `${number(count)} en ${place}`,
  save: 'Guardar escenario',
  none: 'Todavía no hay escenarios.',
  open: 'Abrir',
  duplicate: 'Duplicar',
  file: 'Guardar en archivo',
  remove: 'Borrar',
  of: (action: string, name: string) => `${action}: ${name}`,
  rename: (name: string) => `Nombre de ${name}`,
  compare: (name: string) => `Comparar ${name}`,
  compareHelp: 'Marque dos para verlos lado a lado y en el mapa.',
  openFile: 'Abrir un archivo de escenario',
  notOne: (file: string) =>
    `«${file}» no es un archivo de escenario de Tejido. Elija uno que se haya guardado con «Guardar en archivo».`,
  opened: (name: string) => `Abrí el escenario «${name}»: está en «Planeador».`,
  notKept: 'Este navegador no pudo guardar los escenarios: guárdelos en archivo.',
  summary: ({ elegidos, valor, probado, objetivo, demostracion }: Scenario) =>
    `${demostracion ? 'Demostración · ' : ''}${plural(elegidos.length, 'municipio', 'municipios')}${objetivo === 'lscp' ? '' : ` · ${number(valor)}`}${probado ? ' · óptimo probado' : ''}`,
  rows: {
    elegidos: 'Municipios nuevos',
    antes: 'Antes',
    valor: 'Después',
    cota: 'Lo mejor posible, a lo más',
    ambos: 'En ambos',
    solo: 'Sólo en éste',
    fecha: 'Presencia al',
    marco: 'Marco'
  },
  caption: 'Los dos escenarios lado a lado',
  noData: 'sin dato',
  differs:
    'No miden lo mismo: cambian el objetivo o el peso. Sus números no se comparan; sus municipios, sí.',
  startsElsewhere:
    'No parten de lo mismo: cambian la región, el alcance, las condiciones, el marco o la fecha. Compare sus números con cuidado.',
  elsewhere: (name: string, missing: number, all: number) =>
    `De «${name}», ${number(missing)} de ${plural(all, 'municipio no está', 'municipios no están')} en el marco en uso: su plan no se puede ver entero.`,
  legendTitle: 'Los dos escenarios',
  only: (name: string) => `Sólo en «${name}»`,
  both: 'En ambos',
  neither: 'En ninguno',
  fileName: (name: string) => `tejido-escenario-${name}.json`
} as const;
