import type { ElectoralProblem, ElectoralProblemKind } from '../domain/electoral-problem';
import { enumerate, number, plural } from './numbers';

const rows = (n: number) => plural(n, 'renglón', 'renglones');

/** What is wrong, by kind, and what was done with those rows. */
const SENTENCES: Record<ElectoralProblemKind, (n: number) => string> = {
  'sin-seccion': (n) => `${rows(n)} sin número de sección: no se usaron.`,
  'seccion-imposible': (n) =>
    `${rows(n)} con una sección o una entidad que no existe (la sección va de 1 a 9999): no pertenecen a ninguna unidad.`,
  repetida: (n) => `${rows(n)} que repiten una unidad con lo mismo: cuentan una vez.`,
  'repetida-distinta': (n) => `${rows(n)} que repiten una unidad con otro contenido: se quedó el primero.`,
  'dos-distritos': (n) => `${rows(n)} ponen en otro distrito una sección que ya venía: quedó sin distrito.`,
  retirada: (n) => `${rows(n)} de secciones dadas de baja: no se usaron.`,
  'sin-distrito': (n) => `${rows(n)} sin distrito: esas secciones no entran en ninguno.`,
  'distrito-imposible': (n) => `${rows(n)} con un distrito que no es un número del 1 al 99: sin distrito.`,
  'sin-municipio': (n) =>
    `${rows(n)} sin un municipio que yo reconozca: esas secciones no entran en ninguno.`,
  'municipio-desconocido': (n) => `${rows(n)} con un municipio que ninguna lista conoce: sin ubicar.`,
  'municipio-ambiguo': (n) =>
    `${rows(n)} con un nombre que llevan varios municipios: no elegí entre ellos. Agregue la clave.`,
  'sin-entidad': (n) =>
    `${rows(n)} con sólo el nombre del municipio: varios se llaman igual en distintas entidades y no elegí entre ellos. Agregue la clave, o la entidad.`,
  'por-nombre': (n) =>
    `${rows(n)} se unieron por la entidad y el nombre del municipio, que en ella lleva uno solo. Revíselos, o agregue la clave.`,
  'sin-unidad': (n) => `${rows(n)} sin una entidad que yo reconozca: sin ubicar.`,
  'numero-imposible': (n) => `${plural(n, 'celda', 'celdas')} que no son un número posible: sin dato.`,
  'total-no-cuadra': (n) => `${rows(n)} cuyo total no es la suma de sus columnas: se usó el total escrito.`,
  'mas-votos-que-lista': (n) => `${rows(n)} con más votos que lista nominal: se dejaron como vienen.`,
  'renglones-anunciados': () =>
    'El archivo anuncia otro número de renglones que los que trae. Quizá la descarga se cortó: descárguelo de nuevo.',
  'total-del-archivo': () =>
    'El renglón de totales no es la suma de los demás. Quizá falten renglones: revise el archivo.',
  'otro-total': (n) => `${rows(n)} de subtotales: no se suman otra vez.`,
  'sin-correspondencia': (n) =>
    `${rows(n)} de unidades que el mapa elegido no tiene: sus votos van aparte, en un renglón propio.`
};

/** A sentence for a kind of problem, with its first lines and values. */
export function explainElectoral({ tipo, cuantos, renglones, valores }: ElectoralProblem): string {
  const lines = renglones.length
    ? ` ${renglones.length === 1 ? 'Renglón' : 'Renglones'} ${enumerate(
        renglones
          .slice(0, 8)
          .map(number)
          .concat(Array<string>(Math.max(0, cuantos - 8)).fill('')),
        Math.min(8, renglones.length)
      )}.`
    : '';
  const values = valores.length ? ` Por ejemplo: ${enumerate(valores.slice(0, 4), 4)}.` : '';
  return SENTENCES[tipo](cuantos) + lines + values;
}
