import type { Apart, CoalitionHandling, VoteLevel } from '../../domain/votes';
import { decimal, isoDate, number, percent, plural, upToTwo } from './shared/numbers';

/** Why some votes are in no unit. */
export const APART: Record<Apart, string> = {
  extranjero: 'Voto desde el extranjero',
  anulada: 'Votación anulada',
  'sin-ubicar': 'Renglones que no dicen de qué unidad son',
  'no-contabilizada': 'Actas que el archivo marca como no contabilizadas',
  'sin-acta': 'Casillas sin acta: no traen una sola cifra',
  anticipado: 'Voto anticipado y en prisión preventiva',
  'sin-correspondencia': 'Unidades que el mapa elegido no tiene',
  cortado: 'Municipios de distritos que cortan alguno: sus votos no se pueden repartir'
};

const BY: Record<VoteLevel, string> = {
  casilla: 'por casilla',
  seccion: 'por sección',
  municipio: 'por municipio',
  distrito: 'por distrito federal',
  'distrito-local': 'por distrito local',
  entidad: 'por entidad',
  circunscripcion: 'por circunscripción',
  nacional: 'nacional'
};

type Measure = 'ganador' | 'margen' | 'participacion' | 'partidos' | 'cambio';

const signedPoints = (value: number) => `${value > 0 ? '+' : ''}${decimal(value)}`;
const MEASURES: Record<Measure, string> = {
  ganador: 'Primer lugar',
  margen: 'Margen',
  participacion: 'Participación',
  partidos: 'Número efectivo de partidos',
  cambio: 'Cambio del primer lugar'
};

function formatValue(measure: Measure, value: number): string {
  if (measure === 'participacion') return percent(value);
  if (measure === 'partidos') return upToTwo(value);
  return measure === 'cambio' ? `${signedPoints(value)} puntos` : `${decimal(value)} puntos`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Words of elections and their results. */
export const ELECTIONS = {
  title: 'Resultados',
  name: (cargo: string, anio: string, archivo: string, nivel: VoteLevel, isSample = false) =>
    `${capital([cargo, anio].filter(Boolean).join(' ') || archivo || 'Elección')} · ${BY[nivel]}${isSample ? ' · muestra' : ''}`,
  sample: (part: string) => `${capital(part)}. Lo que suma no es el resultado de la elección.`,
  choose: 'Elección',
  compare: 'Comparar con',
  noCompare: 'Sin comparar',
  none: 'No hay elecciones cargadas',
  noneText:
    'Cargue en «Datos» un archivo de resultados por sección, municipio o distrito, como lo entrega el INE, o una tabla de resultados.',
  handling: {
    separadas: 'Coaliciones como vienen',
    repartidas: 'Votos de coalición repartidos',
    sumadas: 'Coaliciones como una candidatura'
  } satisfies Record<CoalitionHandling, string>,
  handlingLabel: 'Coaliciones',
  noCoalitions: 'Este archivo no trae votos de coalición: cada opción va como viene.',
  handlingHelp: {
    separadas: 'Los votos marcados para varios partidos van en su propio renglón, como los trae el archivo.',
    repartidas:
      'Los votos marcados para varios partidos se reparten por igual entre ellos y el sobrante va al de más votos (LGIPE, art. 311).',
    sumadas:
      'Los partidos de una coalición y sus votos comunes cuentan como una sola candidatura donde compitieron juntos: en cada distrito que dice el archivo o, si no lo dice, en cada renglón.'
  } satisfies Record<CoalitionHandling, string>,
  by: 'Sumar por',
  byMunicipality: 'Municipio',
  bySection: 'Sección',
  section: (clave: string) => `Sección ${clave.slice(2)}`,
  chooseState: 'Elija una entidad para ver sus secciones, una por una.',
  unit: { municipio: 'municipio', seccion: 'sección' } as Partial<Record<string, string>>,
  counting: 'Sumando votos…',
  failed: 'No pude sumar los votos. Recargue la página y vuelva a intentarlo.',
  cannot: (unit: string, tooCoarse: boolean) =>
    tooCoarse
      ? `Esta elección viene por unidades más grandes: no dice qué pasó en cada ${unit}. Elija otra unidad, o cargue los votos por sección.`
      : `Este archivo no se puede sumar por ${unit} sin una tabla de secciones que diga dónde está cada una. Cárguela en «Datos».`,
  measure: MEASURES,
  mapMeasure: 'En el mapa',
  votes: 'Votos',
  roll: 'Lista nominal',
  value: formatValue,
  interval: (measure: Measure, from: number, to: number) =>
    `${formatValue(measure, from).replace(/ puntos$/, '')} – ${formatValue(measure, to)}`,
  others: 'Otros',
  tie: 'empate',
  noData: 'sin dato',
  withoutParties: 'sin elección por partidos',
  withoutPartiesHelp: (n: number, source: string, date: string) =>
    `${plural(n, 'municipio elige', 'municipios eligen')} a su ayuntamiento por sistemas normativos internos: ahí no aplica. ${source}; consultado el ${date}.`,
  total: (votes: number, rows: number) =>
    `${plural(votes, 'voto', 'votos')} en ${plural(rows, 'renglón', 'renglones')}`,
  turnout: (value: number) => `participación ${percent(value)}`,
  apart: 'Fuera de las unidades',
  apartHelp: 'Estos votos no se reparten entre las demás: con los de arriba suman los del archivo.',
  apartRows: (rows: number) => plural(rows, 'renglón', 'renglones'),
  whole: 'Total del archivo',
  otherMap: (map: string) =>
    `Votos llevados por sección al mapa de «${map}», que puede ser de otro año. Lo que ese mapa no tiene va aparte.`,
  ownMap: 'Distritos del mapa del propio archivo.',
  ownDistricts:
    'Estos votos vienen ya por distrito, del mapa de su año: un distrito del mismo número puede ser otro en el mapa que ve.',
  candidacies: 'Candidaturas',
  share: 'Porcentaje de los votos válidos',
  nobody: { nulos: 'Nulos', noRegistrados: 'No registrados' },
  swing: 'Cambio, en puntos',
  points: signedPoints,
  differences: 'Diferencias entre los dos archivos',
  difference: (n: number, of: number) =>
    n === 0
      ? `Los dos archivos coinciden en las ${number(of)} unidades.`
      : `Difieren en ${number(n)} de ${number(of)} unidades:`,
  compareFiles: 'Comparar los dos archivos, unidad por unidad',
  source: (archivo: string, fecha: string | null) =>
    archivo
      ? `Resultados: «${archivo}», cargado el ${fecha ? isoDate(fecha) : ''}.`
      : 'Resultados inventados de la demostración.',
  save: 'Guardar resultados (CSV)',
  file: (election: string, unit: string, demo: boolean) =>
    `tejido-resultados-${election}-${unit}${demo ? '-demostracion' : ''}.csv`
} as const;
