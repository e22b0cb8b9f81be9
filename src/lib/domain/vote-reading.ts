/** Why a column of figures of a table of votes is no option. The sentence for each lives in `text/es/vote-reading.ts`. */
export type VoteColumnReason =
  | 'total'
  | 'lista'
  | 'igual-al-total'
  | 'repite'
  | 'suma'
  | 'porcentaje'
  | 'decimales'
  | 'constante'
  | 'identificador'
  | 'codigo'
  | 'mayor-que-todo'
  | 'no-entra-en-el-total'
  | 'vacia'
  | 'por-nombre'
  | 'por-forma'
  | 'personal'
  | 'lugar'
  | 'texto'
  | 'dicho';

/** Why rows of a table of votes are in none of its units. */
export type VoteRowReason =
  | 'suma'
  | 'suma-que-no-cuadra'
  | 'nota'
  | 'porcentajes'
  | 'otra-tabla'
  | 'encabezado'
  | 'celdas-corridas'
  | 'repetida'
  | 'otra-eleccion'
  | 'no-contabilizada'
  | 'sin-acta'
  | 'anulada'
  | 'extranjero'
  | 'anticipado'
  | 'sin-ubicar';

/** Rows set apart for one reason, and the first lines of them. */
export interface VoteRowsApart {
  motivo: VoteRowReason;
  cuantos: number;
  renglones: number[];
}
