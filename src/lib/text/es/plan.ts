import type { PlanRule, PlanTrouble } from '../../domain/plan';
import { enumerate, number, percent, plural } from './shared/numbers';

const RULES: Record<PlanRule, string> = {
  cuantos: 'cuántos municipios nuevos',
  presupuesto: 'el presupuesto',
  minimos: 'el mínimo por grupo',
  conexion: 'que todo quede unido a la red',
  obligatorios: 'los municipios obligatorios'
};

/** Names of what a trouble numbers. */
export interface TroubleNames {
  unit: (position: number) => string;
  group: (position: number) => string;
  row: (position: number) => string;
}

const MOST_NAMED = 6;
/** The first of a list by name, and how many more there are. */
function named(items: readonly number[], name: (item: number) => string): string {
  const first = items.slice(0, MOST_NAMED).map(name);
  const more = items.length - first.length;
  return enumerate(more > 0 ? [...first, `${number(more)} más`] : first);
}

/** Why a plan has no answer, and what would help: one sentence or two. */
export function explainTrouble(trouble: PlanTrouble, names: TroubleNames): string {
  switch (trouble.kind) {
    case 'sin-candidatos':
      return 'No queda ningún municipio que abrir: todos los de la región tienen presencia o están vetados. Amplíe la región o quite vetos.';
    case 'sin-peso':
      return 'Ningún municipio de la región tiene peso: todos valen cero o están sin dato. Elija otro peso u otra región.';
    case 'mas-obligatorios-que-k':
      return `Pide ${plural(trouble.k, 'municipio nuevo', 'municipios nuevos')} y hay ${plural(trouble.must, 'obligatorio', 'obligatorios')}. Suba el número o quite obligatorios.`;
    case 'minimos-pasan-de-k':
      return `Los obligatorios y los mínimos por grupo suman ${number(trouble.owed)} y pide ${plural(trouble.k, 'municipio nuevo', 'municipios nuevos')}. Suba el número o baje los mínimos.`;
    case 'grupos-sin-candidatos':
      return `No hay ${trouble.count === 1 ? 'ningún municipio' : `${number(trouble.count)} municipios`} que abrir en ${named(trouble.groups, names.group)}. Baje el mínimo o quite vetos.`;
    case 'presupuesto-corto':
      return `Los obligatorios cuestan ${number(trouble.needed)} y el presupuesto es ${number(trouble.most)}. Súbalo o quite obligatorios.`;
    case 'inalcanzables':
      return `Ni con todo lo que se puede abrir se alcanza a ${named(trouble.rows, names.row)}. Amplíe el alcance, quite vetos, o pida menos o sólo una parte.`;
    case 'sin-camino':
      return `No hay camino de municipios que una a la red con ${named(trouble.units, names.unit)}. Quite la conexión, o vetos de los que están en medio.`;
    case 'sin-tiempo':
      return `En ${plural(trouble.seconds, 'segundo', 'segundos')} no encontré una respuesta que cumpla todo, y puede que la haya. Dé más tiempo o afloje condiciones.`;
    case 'chocan':
      return trouble.rules.length
        ? `Las condiciones no caben juntas. Habría respuesta si cambia ${enumerate(trouble.rules.map((r) => RULES[r])).replace(/ y ([^y]*)$/, ' o $1')}.`
        : 'Las condiciones no caben juntas, y quitar una sola no basta. Afloje varias.';
  }
}

/** What an answer says besides its figures. */
export const PLAN_NOTES = {
  countIgnored: 'Este objetivo busca el menor número de municipios: no usé --nuevos.',
  alreadyPresent: (claves: readonly string[]) =>
    `Ya tienen presencia y no hace falta abrirlos: ${enumerate(claves)}.`,
  proven: 'óptimo probado',
  gap: (share: number) => `a lo más ${percent(100 * share)} por debajo del óptimo`,
  summary: (count: number, before: number | null, value: number, gap: number, proven: boolean) =>
    `${plural(count, 'municipio nuevo', 'municipios nuevos')}: de ${before === null ? 'sin dato' : number(before)} a ${number(value)} (${proven ? PLAN_NOTES.proven : PLAN_NOTES.gap(gap)}).`
};
