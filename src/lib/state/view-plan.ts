import { parseClaveMunicipio } from '../domain/clave';
import { parseDay, toIso, type Day } from '../domain/day';
import { isIndicator, type IndicatorMeasure } from '../domain/measure';
import { OBJECTIVES, type Objective } from '../domain/plan';
import { matching, oneOf, type Put } from './view-params';

/** By what places weigh in a plan. */
export type PlanWeight = 'poblacion' | 'unidades' | IndicatorMeasure;
/** How far a place with presence reaches. */
export const REACHES = ['vecinos', 'propio', 'km'] as const;

/** What the planner is asked. */
export interface PlanView {
  busca: Objective;
  /** How many new municipalities. */
  nuevos: number;
  pesa: PlanWeight;
  alcance: (typeof REACHES)[number];
  /** Km of the reach by distance. */
  km: number;
  /** Whether every new one hangs together with what there is. */
  unido: boolean;
  /** At least so many new ones in each state; 0 asks for none. */
  minimo: number;
  /** Keys of those that come in in any case, and of those that never do. */
  obliga: string[];
  veta: string[];
  /** First day of the visits; null is the Monday after the day on screen. */
  arranque: Day | null;
  /** Places that each state goes to in a week. */
  semana: number;
}

/** The planner of an address that says nothing of it. */
export const DEFAULT_PLAN: PlanView = {
  busca: 'mclp',
  nuevos: 25,
  pesa: 'poblacion',
  alcance: 'vecinos',
  km: 30,
  unido: false,
  minimo: 0,
  obliga: [],
  veta: [],
  arranque: null,
  semana: 2
};

/** Most new municipalities that can be asked for. */
export const MOST_NEW = 2500;

const whole = (text: string | null, least: number, most: number, fallback: number) => {
  const value = Math.trunc(Number(text ?? ''));
  return text && value >= least && value <= most ? value : fallback;
};
const keys = (text: string | null) => [
  ...new Set((text ?? '').split('.').flatMap((key) => parseClaveMunicipio(key) ?? []))
];

/** What an address asks of the planner. */
export function parsePlan(params: URLSearchParams): PlanView {
  const weight = params.get('pesa') ?? '';
  return {
    busca: oneOf(params.get('busca'), OBJECTIVES, DEFAULT_PLAN.busca),
    nuevos: whole(params.get('nuevos'), 1, MOST_NEW, DEFAULT_PLAN.nuevos),
    pesa: weight === 'unidades' || isIndicator(weight) ? weight : DEFAULT_PLAN.pesa,
    alcance: oneOf(params.get('alcance'), REACHES, DEFAULT_PLAN.alcance),
    km: whole(params.get('km'), 1, 500, DEFAULT_PLAN.km),
    unido: params.get('unido') === 'si',
    minimo: whole(params.get('minimo'), 0, 100, 0),
    obliga: keys(params.get('obliga')),
    veta: keys(params.get('veta')),
    arranque: parseDay(matching(params.get('arranque'), /^20\d{2}-\d{2}-\d{2}$/) ?? ''),
    semana: whole(params.get('semana'), 1, 50, DEFAULT_PLAN.semana)
  };
}

/** Writes what the planner is asked. */
export function putPlan(view: PlanView, put: Put): void {
  put('busca', view.busca, DEFAULT_PLAN.busca);
  put('nuevos', view.nuevos, DEFAULT_PLAN.nuevos);
  put('pesa', view.pesa, DEFAULT_PLAN.pesa);
  put('alcance', view.alcance, DEFAULT_PLAN.alcance);
  put('km', view.km, DEFAULT_PLAN.km);
  put('unido', view.unido ? 'si' : '');
  put('minimo', view.minimo, 0);
  put('obliga', view.obliga.join('.'));
  put('veta', view.veta.join('.'));
  put('arranque', view.arranque === null ? '' : toIso(view.arranque));
  put('semana', view.semana, DEFAULT_PLAN.semana);
}
