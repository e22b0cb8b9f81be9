import { parseClaveEntidad, parseClaveMunicipio } from '../../domain/clave';
import { isIndicator, type IndicatorMeasure } from '../../domain/measure';
import { OBJECTIVES } from '../../domain/plan';
import { formatWeight, oneFigure, parseWeight, type WeightTerm } from '../../domain/plan-weight';
import { amount, choice, day, flag, list, read, whole, type Values } from './field';

/** What limits a plan: how many new ones, or what they cost. */
export const LIMITS = ['numero', 'presupuesto'] as const;
/** What must be reached with the fewest: every municipality, or every state or district. */
export const COVERED = ['municipio', 'entidad', 'distrito'] as const;
/** What a state or district must have so much of. */
export const NEEDS = ['municipios', 'celulas', 'personas'] as const;
/** Of what a plan has a least number. */
export const LEAST_GROUPS = ['entidad', 'distrito'] as const;
/** How far a place with presence reaches. */
export const REACHES = ['vecinos', 'propio', 'km'] as const;

/** Most new municipalities that can be asked for. */
export const MOST_NEW = 2500;

/** Largest amount that can be asked for. */
export const MOST_AMOUNT = 1e12;

const states = list<string>('.', parseClaveEntidad, [['01', '20']]);
const keys = list<string>('.', parseClaveMunicipio, [['01001', '20067']]);

function weightOf(text: string): WeightTerm[] | undefined {
  const terms = parseWeight(text);
  return terms.some((term) => term.parte > 0) ? terms : undefined;
}

/** What the planner is asked. */
export const planeador = {
  busca: choice(OBJECTIVES, 'mclp'),
  /** How many new municipalities. */
  nuevos: whole(1, MOST_NEW, 25),
  limite: choice(LIMITS, 'numero'),
  /** The budget, and what each costs: a column, or so much for each and for each km from what there is. */
  tope: amount(MOST_AMOUNT, 500),
  cuesta: read<'distancia' | IndicatorMeasure>('distancia', (text) => (isIndicator(text) ? text : null), [
    'cifra:costo'
  ]),
  fijo: amount(MOST_AMOUNT, 0),
  porkm: amount(MOST_AMOUNT, 1),
  pesa: read<WeightTerm[]>(
    [oneFigure('poblacion')],
    weightOf,
    [
      [
        { figura: 'cifra:viviendas', parte: 2, menos: true },
        { figura: 'poblacion', parte: 1, menos: false }
      ]
    ],
    formatWeight
  ),
  /** States of the region besides the one of the page: the whole country has no other, and none is besides itself. */
  tambien: {
    ...states,
    beside: (value: string[], part: (name: string) => unknown) => {
      const own = part('ent');
      return own === null ? [] : value.filter((key) => key !== own);
    }
  },
  /** Whether what there is counts; a plan from nothing is what one would do if one began. */
  conserva: flag(true),
  cubre: choice(COVERED, 'municipio'),
  /** How much of what each state or district must have. */
  pide: whole(1, MOST_AMOUNT, 1),
  unidad: choice(NEEDS, 'municipios'),
  /** Percent of what must be reached. */
  porciento: whole(1, 100, 100),
  alcance: choice(REACHES, 'vecinos'),
  /** Km of the reach by distance. */
  km: whole(1, 500, 30),
  /** Whether every new one hangs together with what there is. */
  unido: flag(false),
  /** At least so many new ones in each state or district; 0 asks for none. */
  minimo: whole(0, 100, 0),
  minimopor: choice(LEAST_GROUPS, 'entidad'),
  /** Keys of those that come in in any case, and of those that never do. */
  obliga: keys,
  veta: keys,
  /** First day of the visits; null is the Monday after the day on screen. */
  arranque: day(/^20\d{2}-\d{2}-\d{2}$/),
  /** Places that each state goes to in a week. */
  semana: whole(1, 50, 2)
};

/** What the planner is asked, as values. */
export type PlanView = Values<typeof planeador>;
