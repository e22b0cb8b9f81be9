/** What may be wrong with a row of a table of secciones or of votes. The sentence for each lives in `text/es/electoral-problems.ts`. */
export type ElectoralProblemKind =
  | 'sin-seccion'
  | 'seccion-imposible'
  | 'repetida'
  | 'repetida-distinta'
  | 'dos-distritos'
  | 'retirada'
  | 'estatus-desconocido'
  | 'columna-repetida'
  | 'opcion-es-suma'
  | 'varias-listas'
  | 'cifras-con-nota'
  | 'lista-repetida'
  | 'otra-entidad'
  | 'varias-elecciones'
  | 'sin-distrito'
  | 'distrito-imposible'
  | 'sin-municipio'
  | 'municipio-desconocido'
  | 'municipio-ambiguo'
  | 'sin-entidad'
  | 'por-nombre'
  | 'sin-unidad'
  | 'numero-imposible'
  | 'total-no-cuadra'
  | 'mas-votos-que-lista'
  | 'renglones-anunciados'
  | 'total-del-archivo'
  | 'otro-total'
  | 'sin-correspondencia'
  | 'celdas-corridas'
  | 'suma-sin-rotulo'
  | 'acta-repetida'
  | 'no-contabilizada'
  | 'sin-acta'
  | 'actas-no-cuadran'
  | 'otra-tabla'
  | 'encabezado-repetido'
  | 'muestra'
  | 'hojas-juntas'
  | 'hojas-sin-leer';

/** One kind of problem: how many rows have it, and the first of them. */
export interface ElectoralProblem {
  tipo: ElectoralProblemKind;
  cuantos: number;
  /** The first lines, and what is written in them. */
  renglones: number[];
  valores: string[];
}

const FIRST_LINES = 200;
const FIRST_VALUES = 50;

/** Gathers the problems of one reading, one entry per kind. */
export class ElectoralProblems {
  private readonly entries = new Map<ElectoralProblemKind, ElectoralProblem>();

  /** Adds a row to a kind; line 0 is no line. */
  add(tipo: ElectoralProblemKind, line: number, value = ''): void {
    let entry = this.entries.get(tipo);
    if (!entry) this.entries.set(tipo, (entry = { tipo, cuantos: 0, renglones: [], valores: [] }));
    entry.cuantos++;
    if (line > 0 && entry.renglones.length < FIRST_LINES) entry.renglones.push(line);
    if (value && entry.valores.length < FIRST_VALUES && !entry.valores.includes(value))
      entry.valores.push(value);
  }

  count = (tipo: ElectoralProblemKind): number => this.entries.get(tipo)?.cuantos ?? 0;

  list = (): ElectoralProblem[] => [...this.entries.values()];
}
