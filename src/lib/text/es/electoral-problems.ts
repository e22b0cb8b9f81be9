import type { ElectoralProblem, ElectoralProblemKind } from '../../domain/electoral-problem';
import { enumerate, number, plural } from './shared/numbers';

const rows = (n: number) => plural(n, 'renglón', 'renglones');
const one = (n: number, singular: string, several: string) => (n === 1 ? singular : several);
const unused = (n: number) => one(n, 'no se usó', 'no se usaron');
const repeat = (n: number) => `${rows(n)} que ${one(n, 'repite', 'repiten')} una unidad`;

/** What is wrong, by kind, and what was done with those rows. */
const SENTENCES: Record<ElectoralProblemKind, (n: number) => string> = {
  'sin-seccion': (n) => `${rows(n)} sin número de sección: ${unused(n)}.`,
  'seccion-imposible': (n) =>
    `${rows(n)} con una sección o una entidad que no existe (la sección va de 1 a 9999): no ${one(n, 'pertenece', 'pertenecen')} a ninguna unidad.`,
  repetida: (n) => `${repeat(n)} con lo mismo: ${one(n, 'cuenta', 'cuentan')} una vez.`,
  'repetida-distinta': (n) => `${repeat(n)} con otro contenido: se quedó el primero.`,
  'dos-distritos': (n) =>
    `${rows(n)} ${one(n, 'pone', 'ponen')} en otro distrito una sección que ya venía: quedó sin distrito.`,
  retirada: (n) => `${rows(n)} de secciones dadas de baja: ${unused(n)}.`,
  'estatus-desconocido': (n) =>
    `${rows(n)} con un estatus que no conozco: ${one(n, 'se tomó como vigente', 'se tomaron como vigentes')}.`,
  'columna-repetida': (n) =>
    `${plural(n, 'columna', 'columnas')} con un encabezado que ya venía: cada una se leyó aparte, o sólo la primera si dice dónde está el renglón. Revíselas.`,
  'opcion-es-suma': (n) =>
    `${plural(n, 'opción de las que pidió es la suma', 'opciones de las que pidió son la suma')} de otras: esos votos se cuentan dos veces. Si no es lo que quiere, ${one(n, 'quítela', 'quítelas')}.`,
  'cifras-con-nota': (n) =>
    `${plural(n, 'cifra trae', 'cifras traen')} la marca de una nota: se ${one(n, 'leyó', 'leyeron')} sin ella.`,
  'varias-listas': (n) =>
    `${plural(n, 'columna puede ser la lista nominal', 'columnas pueden ser la lista nominal')} y no dicen lo mismo: no se leyó ninguna y falta la participación. En la orden, --lista dice cuál es.`,
  'lista-repetida': () =>
    'La columna de la lista nominal repite en cada renglón la de un lugar más grande: no se sumó, y falta la participación de cada unidad.',
  'otra-entidad': (n) =>
    `${rows(n)} con un municipio de otra entidad que la de la sección: ${one(n, 'quedó', 'quedaron')} sin municipio.`,
  'varias-elecciones': (n) => `${rows(n)} de otra elección que la que se leyó: ${unused(n)}.`,
  'sin-distrito': (n) =>
    `${rows(n)} sin distrito: ${one(n, 'esa sección no entra', 'esas secciones no entran')} en ninguno.`,
  'distrito-imposible': (n) => `${rows(n)} con un distrito que no es un número del 1 al 99: sin distrito.`,
  'sin-municipio': (n) =>
    `${rows(n)} sin un municipio que yo reconozca: ${one(n, 'esa sección no entra', 'esas secciones no entran')} en ninguno.`,
  'municipio-desconocido': (n) => `${rows(n)} con un municipio que ninguna lista conoce: sin ubicar.`,
  'municipio-ambiguo': (n) =>
    `${rows(n)} con un nombre que llevan varios municipios: no elegí entre ellos. Agregue la clave.`,
  'sin-entidad': (n) =>
    `${rows(n)} con sólo el nombre del municipio, sin su entidad: hay nombres que llevan varios municipios y por el nombre solo no elijo. Agregue la clave, o la entidad.`,
  'por-nombre': (n) =>
    `${rows(n)} ${one(n, 'se unió', 'se unieron')} por la entidad y el nombre del municipio, que en ella lleva uno solo. ${one(n, 'Revíselo', 'Revíselos')}, o agregue la clave.`,
  'sin-unidad': (n) => `${rows(n)} sin una entidad que yo reconozca: sin ubicar.`,
  'numero-imposible': (n) =>
    `${plural(n, 'celda', 'celdas')} que no ${one(n, 'es un número posible', 'son un número posible')}: sin dato.`,
  'total-no-cuadra': (n) => `${rows(n)} cuyo total no es la suma de sus columnas: se usó el total escrito.`,
  'mas-votos-que-lista': (n) =>
    `${rows(n)} con más votos que lista nominal: ${one(n, 'se dejó como viene', 'se dejaron como vienen')}.`,
  'renglones-anunciados': () =>
    'El archivo anuncia otro número de renglones que los que trae. Quizá la descarga se cortó: descárguelo de nuevo.',
  'total-del-archivo': () =>
    'El renglón de totales no es la suma de los demás. Quizá falten renglones: revise el archivo.',
  'otro-total': (n) => `${rows(n)} de subtotales: no ${one(n, 'se suma', 'se suman')} otra vez.`,
  'sin-correspondencia': (n) =>
    `${rows(n)} de unidades que el mapa elegido no tiene: sus votos van aparte, en un renglón propio.`,
  'celdas-corridas': (n) =>
    `${rows(n)} con más celdas que el encabezado: sus cifras pueden estar corridas y ${unused(n)}. Quite el separador que sobra.`,
  'suma-sin-rotulo': (n) =>
    `${rows(n)} que ${one(n, 'es la suma', 'son sumas')} de otros y no ${one(n, 'dice', 'dicen')} de qué unidad: no se ${one(n, 'contó', 'contaron')} otra vez.`,
  'acta-repetida': (n) =>
    `${plural(n, 'acta que repite', 'actas que repiten')} una casilla con otras cifras: cuenta la primera.`,
  'no-contabilizada': (n) =>
    `${plural(n, 'acta que el archivo marca', 'actas que el archivo marca')} como no ${one(n, 'contabilizada', 'contabilizadas')}: ${one(n, 'va', 'van')} aparte y no ${one(n, 'suma', 'suman')}.`,
  'sin-acta': (n) =>
    `${plural(n, 'casilla', 'casillas')} sin una sola cifra (sin acta): ${one(n, 'va', 'van')} aparte y no ${one(n, 'suma', 'suman')}.`,
  'actas-no-cuadran': () =>
    'Lo que el archivo dice arriba de su encabezado no es lo que suman sus renglones. Quizá la descarga se cortó: descárguelo de nuevo.',
  'otra-tabla': (n) =>
    `${plural(n, 'cuadro más', 'cuadros más')} debajo del primero: no se ${one(n, 'leyó', 'leyeron')}. Cada uno se puede pedir por su título o su número.`,
  'encabezado-repetido': (n) =>
    `${rows(n)} que ${one(n, 'repite', 'repiten')} el encabezado: no ${one(n, 'cuenta', 'cuentan')}.`,
  muestra: () => 'El archivo trae sólo una parte de la elección: lo que suma no es el resultado.',
  'hojas-juntas': (n) =>
    `${plural(n, 'hoja', 'hojas')} con el mismo encabezado y sin renglones repetidos: se leyeron como una sola tabla.`,
  'hojas-sin-leer': (n) => `${plural(n, 'hoja', 'hojas')} sin leer.`
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
