import type { VoteColumnReason, VoteRowReason } from '../../domain/vote-reading';
import type { VoteSample } from '../../domain/votes';
import { enumerate, number, plural } from './shared/numbers';

const NAMED = 6;
const names = (of: readonly string[]) => enumerate(of.slice(0, NAMED).map((n) => `«${n}»`));

const WHY: Record<VoteColumnReason, (of: readonly string[]) => string> = {
  total: () => 'es el total de votos',
  lista: () => 'es la lista nominal',
  'igual-al-total': (of) => `dice lo mismo que el total${of.length ? ` (${names(of)})` : ''}`,
  repite: (of) => `repite lo que dice ${names(of)}`,
  suma: (of) =>
    `es la suma de ${names(of)}${of.length > NAMED ? ' y otras' : ''}: contaría dos veces esos votos`,
  porcentaje: (of) => `es el porcentaje de ${names(of)}`,
  decimales: () => 'trae decimales, y los votos son enteros',
  constante: () => 'dice lo mismo en todos los renglones',
  identificador: () => 'numera los renglones',
  codigo: () => 'crece renglón a renglón, como una clave',
  'mayor-que-todo': () => 'pasa de lo que suman los votos',
  'no-entra-en-el-total': () => 'el total del archivo cuadra sin ella',
  vacia: () => 'está vacía o en ceros',
  'por-nombre': () => 'su nombre dice otra cosa que votos',
  'por-forma': () => 'sus cifras no se comportan como votos',
  personal: () => 'identifica a personas: no se guarda',
  lugar: () => 'dice dónde está cada renglón o si cuenta',
  texto: () => 'no trae cifras',
  dicho: () => 'así se pidió'
};

/** Why a column is no option: the end of a sentence that begins with its name. */
export const whyNoOption = (why: VoteColumnReason, of: readonly string[]): string => WHY[why](of);

/** Why rows are in no unit. */
export const VOTE_ROWS: Record<VoteRowReason, string> = {
  suma: 'Sumas de otros renglones',
  'suma-que-no-cuadra': 'Renglones de totales que no son la suma de los demás',
  nota: 'Títulos, notas y fuentes',
  porcentajes: 'Renglones de porcentajes',
  'otra-tabla': 'Renglones de otros cuadros, debajo del primero',
  encabezado: 'El encabezado, otra vez',
  'celdas-corridas': 'Renglones con más celdas que el encabezado',
  repetida: 'Renglones que repiten una unidad',
  'otra-eleccion': 'Renglones de otra elección',
  'no-contabilizada': 'Actas no contabilizadas',
  'sin-acta': 'Casillas sin acta',
  anulada: 'Votación anulada',
  extranjero: 'Voto desde el extranjero',
  anticipado: 'Voto anticipado y en prisión preventiva',
  'sin-ubicar': 'Renglones que no dicen de qué unidad son'
};

/** How the columns of a table of votes were read, in a sentence. */
export const readingSentence = (options: number, others: number): string =>
  `${plural(options, 'columna es una opción', 'columnas son opciones')}; ${plural(others, 'no lo es', 'no lo son')}.`;

/** What part of an election a file is. */
export const explainSample = ({ de, tiene, total }: VoteSample): string =>
  `muestra: ${plural(tiene, ONE[de], de)}${total === null ? '' : ` de ${number(total)}`}`;

const ONE: Record<VoteSample['de'], string> = { casillas: 'casilla', secciones: 'sección', actas: 'acta' };

/** What only a person can say about the columns of a table of votes. */
export const ASK_VOTES = {
  text: 'Diga qué columnas son opciones de voto (partidos, coaliciones, candidaturas, nulos) y cuál es el total. Lo recordaré para el siguiente archivo con las mismas columnas.',
  figures: 'Primeras cifras',
  choose: '¿Qué es?',
  option: 'Opción de voto',
  total: 'Total de votos',
  nothing: 'Otra cosa',
  oneTotal: 'El total es una sola columna: deje una.',
  noOption: 'Elija al menos una opción de voto.',
  undecided: (n: number) => `${plural(n, 'columna espera', 'columnas esperan')} su respuesta.`,
  chosen: (options: number, total: boolean) =>
    `${plural(options, 'opción', 'opciones')}; ${total ? 'con total del archivo' : 'sin columna de total: se suman las opciones'}.`
} as const;
