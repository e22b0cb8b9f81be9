import { parseClaveEntidad, parseClaveMunicipio } from '../../domain/clave';
import { parseDay, toIso, type Day } from '../../domain/day';
import { isIndicator, type IndicatorMeasure } from '../../domain/measure';
import { OBJECTIVES, type Objective } from '../../domain/plan';
import { formatWeight, oneFigure, parseWeight, type WeightTerm } from '../../domain/plan-weight';
import { matching, oneOf, wholeOf, type Put } from './view-params';

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

/** What the planner is asked. */
export interface PlanView {
  busca: Objective;
  limite: (typeof LIMITS)[number];
  /** How many new municipalities. */
  nuevos: number;
  /** The budget, and what each costs: a column, or so much for each and for each km from what there is. */
  tope: number;
  cuesta: 'distancia' | IndicatorMeasure;
  fijo: number;
  porkm: number;
  pesa: WeightTerm[];
  /** States of the region besides the one of the page. */
  tambien: string[];
  /** Whether what there is counts; a plan from nothing is what one would do if one began. */
  conserva: boolean;
  cubre: (typeof COVERED)[number];
  /** How much of what each state or district must have. */
  pide: number;
  unidad: (typeof NEEDS)[number];
  /** Percent of what must be reached. */
  porciento: number;
  alcance: (typeof REACHES)[number];
  /** Km of the reach by distance. */
  km: number;
  /** Whether every new one hangs together with what there is. */
  unido: boolean;
  /** At least so many new ones in each state or district; 0 asks for none. */
  minimo: number;
  minimopor: (typeof LEAST_GROUPS)[number];
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
  limite: 'numero',
  nuevos: 25,
  tope: 500,
  cuesta: 'distancia',
  fijo: 0,
  porkm: 1,
  pesa: [oneFigure('poblacion')],
  tambien: [],
  conserva: true,
  cubre: 'municipio',
  pide: 1,
  unidad: 'municipios',
  porciento: 100,
  alcance: 'vecinos',
  km: 30,
  unido: false,
  minimo: 0,
  minimopor: 'entidad',
  obliga: [],
  veta: [],
  arranque: null,
  semana: 2
};

/** Most new municipalities that can be asked for. */
export const MOST_NEW = 2500;

/** Largest amount that can be asked for. */
export const MOST_AMOUNT = 1e12;

const amount = (text: string | null, fallback: number) => {
  const value = Number(text ?? '');
  return text && value >= 0 && value <= MOST_AMOUNT ? value : fallback;
};
const keys = (text: string | null) => [
  ...new Set((text ?? '').split('.').flatMap((key) => parseClaveMunicipio(key) ?? []))
];

/** What an address asks of the planner. */
export function parsePlan(params: URLSearchParams): PlanView {
  const weight = parseWeight(params.get('pesa') ?? '');
  const cost = params.get('cuesta') ?? '';
  // The whole country has no other state, and a state is not besides itself.
  const own = params.get('ent');
  const states = (own ? (params.get('tambien') ?? '') : '')
    .split('.')
    .flatMap((key) => parseClaveEntidad(key) ?? [])
    .filter((key) => key !== own);
  return {
    busca: oneOf(params.get('busca'), OBJECTIVES, DEFAULT_PLAN.busca),
    nuevos: wholeOf(params.get('nuevos'), 1, MOST_NEW, DEFAULT_PLAN.nuevos),
    limite: oneOf(params.get('limite'), LIMITS, DEFAULT_PLAN.limite),
    tope: amount(params.get('tope'), DEFAULT_PLAN.tope),
    cuesta: isIndicator(cost) ? cost : DEFAULT_PLAN.cuesta,
    fijo: amount(params.get('fijo'), DEFAULT_PLAN.fijo),
    porkm: amount(params.get('porkm'), DEFAULT_PLAN.porkm),
    pesa: weight.some((term) => term.parte > 0) ? weight : DEFAULT_PLAN.pesa,
    tambien: [...new Set(states)],
    conserva: params.get('conserva') !== 'no',
    cubre: oneOf(params.get('cubre'), COVERED, DEFAULT_PLAN.cubre),
    pide: wholeOf(params.get('pide'), 1, MOST_AMOUNT, DEFAULT_PLAN.pide),
    unidad: oneOf(params.get('unidad'), NEEDS, DEFAULT_PLAN.unidad),
    porciento: wholeOf(params.get('porciento'), 1, 100, DEFAULT_PLAN.porciento),
    alcance: oneOf(params.get('alcance'), REACHES, DEFAULT_PLAN.alcance),
    km: wholeOf(params.get('km'), 1, 500, DEFAULT_PLAN.km),
    unido: params.get('unido') === 'si',
    minimo: wholeOf(params.get('minimo'), 0, 100, 0),
    minimopor: oneOf(params.get('minimopor'), LEAST_GROUPS, DEFAULT_PLAN.minimopor),
    obliga: keys(params.get('obliga')),
    veta: keys(params.get('veta')),
    arranque: parseDay(matching(params.get('arranque'), /^20\d{2}-\d{2}-\d{2}$/) ?? ''),
    semana: wholeOf(params.get('semana'), 1, 50, DEFAULT_PLAN.semana)
  };
}

/** Writes what the planner is asked. */
export function putPlan(view: PlanView, put: Put): void {
  put('busca', view.busca, DEFAULT_PLAN.busca);
  put('nuevos', view.nuevos, DEFAULT_PLAN.nuevos);
  put('limite', view.limite, DEFAULT_PLAN.limite);
  put('tope', view.tope, DEFAULT_PLAN.tope);
  put('cuesta', view.cuesta, DEFAULT_PLAN.cuesta);
  put('fijo', view.fijo, DEFAULT_PLAN.fijo);
  put('porkm', view.porkm, DEFAULT_PLAN.porkm);
  put('pesa', formatWeight(view.pesa), formatWeight(DEFAULT_PLAN.pesa));
  put('tambien', view.tambien.join('.'));
  put('conserva', view.conserva ? '' : 'no');
  put('cubre', view.cubre, DEFAULT_PLAN.cubre);
  put('pide', view.pide, DEFAULT_PLAN.pide);
  put('unidad', view.unidad, DEFAULT_PLAN.unidad);
  put('porciento', view.porciento, DEFAULT_PLAN.porciento);
  put('alcance', view.alcance, DEFAULT_PLAN.alcance);
  put('km', view.km, DEFAULT_PLAN.km);
  put('unido', view.unido ? 'si' : '');
  put('minimo', view.minimo, 0);
  put('minimopor', view.minimopor, DEFAULT_PLAN.minimopor);
  put('obliga', view.obliga.join('.'));
  put('veta', view.veta.join('.'));
  put('arranque', view.arranque === null ? '' : toIso(view.arranque));
  put('semana', view.semana, DEFAULT_PLAN.semana);
}
