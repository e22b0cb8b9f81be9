import type { Light, TargetFacts, TargetMeasure } from '../../domain/target';
import { enumerate, number, percent, plural } from './shared/numbers';

const MEASURE: Record<TargetMeasure, string> = {
  municipios: 'Municipios nuevos',
  células: 'Células nuevas',
  integrantes: 'Integrantes nuevos',
  mujeres: 'Mujeres nuevas',
  conferencias: 'Conferencias'
};

const quoted = (items: readonly string[]) => enumerate(items.map((i) => `«${i}»`));

/** Words of the goals by state and quarter. */
export const TARGETS = {
  title: 'Metas',
  measure: MEASURE,
  measureHelp: {
    municipios: 'Municipios cubiertos por primera vez en el trimestre.',
    células: 'Células activas constituidas en el trimestre.',
    integrantes: 'Integrantes de las células activas constituidas en el trimestre.',
    mujeres: 'Mujeres de las células activas constituidas en el trimestre.',
    conferencias: 'Conferencias del trimestre, por la entidad de su sede.'
  } satisfies Record<TargetMeasure, string>,
  measureLabel: 'Qué se mide',
  quarterLabel: 'Trimestre',
  waiting: 'Leyendo las metas…',
  failed: 'No pude leer las metas. Recargue la página y vuelva a intentarlo.',
  empty: 'No hay metas cargadas',
  emptyText: 'Cargue en «Datos» la tabla de metas: entidad, trimestre, medida y plan.',
  load: 'Ir a Datos',
  none: 'Ninguna entidad tiene plan de esta medida en este trimestre.',
  headline: (done: number, plan: number, quarter: string) =>
    `${number(done)} de ${number(plan)} en ${quarter}`,
  /** Of one state: what it did, or that it has no plan. */
  ofState: (name: string, done: number, plan: number | null) =>
    plan === null ? `${name}: ${number(done)}, sin plan` : `${name}: ${number(done)} de ${number(plan)}`,
  country: (done: number, plan: number) => `en el país, ${number(done)} de ${number(plan)}`,
  states: (n: number) => plural(n, 'entidad con plan', 'entidades con plan'),
  lightsLabel: 'Ver sólo las entidades con este semáforo',
  placesTitle: (measure: TargetMeasure, place: string) => `${MEASURE[measure]} en ${place}`,
  placesCaption: 'Municipios en que se hizo, y cuánto',
  everywhere: 'todo el país',
  municipio: 'Municipio',
  noPlaces: 'Nada en este trimestre hasta la fecha.',
  nowhere: (n: number) => `${number(n)} más sin municipio del marco (en línea, o sin sede conocida).`,
  ruleTitle: 'La regla del semáforo',
  rule: 'Cumplida: hecho ≥ plan. En curso va a tiempo si lleva al menos la parte del plan que los días pasados son del trimestre; atrasada, si lleva al menos 75 % de lo que debería; lejos, si menos. Terminado el trimestre: atrasada desde 75 % del plan; lejos, por debajo. Un plan de cero no aplica.',
  lights: {
    cumplida: 'cumplida',
    'a-tiempo': 'a tiempo',
    atrasada: 'atrasada',
    lejos: 'lejos',
    'por-empezar': 'por empezar',
    'no-aplica': 'no aplica'
  } satisfies Record<Light, string>,
  columns: {
    entidad: 'Entidad',
    plan: 'Plan',
    hecho: 'Hecho',
    parte: 'Parte',
    estado: 'Semáforo',
    nota: 'Por qué'
  },
  caption: (measure: TargetMeasure, quarter: string) =>
    `${MEASURE[measure]} por entidad, ${quarter}: plan y hecho`,
  total: 'Suma',
  seePlaces: (state: string, n: number) => `${state}, hecho: ${number(n)}. Ver en qué municipios`,
  share: (done: number, plan: number) => (plan > 0 ? percent((100 * done) / plan) : 'no aplica'),
  note: 'Anotar por qué',
  problems: ({ unread, unmeasured, repeated }: TargetFacts) =>
    [
      unread.length
        ? `${plural(unread.length, 'renglón de metas que no pude leer', 'renglones de metas que no pude leer')} (${quoted(unread)}): hace falta la entidad, y el trimestre como 2026-T4.`
        : '',
      unmeasured.length
        ? `${plural(unmeasured.length, 'renglón con una medida que no sé contar', 'renglones con medidas que no sé contar')} (${quoted(unmeasured)}): se miden ${enumerate(Object.keys(MEASURE))}.`
        : '',
      repeated.length
        ? `${plural(repeated.length, 'renglón repite', 'renglones repiten')} una entidad, trimestre y medida que ya venían (${quoted(repeated)}): vale el primero. Deje uno solo.`
        : ''
    ].filter(Boolean),
  legendTitle: 'Semáforo de la entidad',
  noPlan: 'Sin plan',
  save: 'Guardar metas (CSV)',
  file: (date: string, demo: boolean) => `tejido-metas-${date}${demo ? '-demostracion' : ''}.csv`
} as const;
