import type { ElectoralProblem, ElectoralProblemKind } from '../../src/lib/domain/electoral-problem';
import type { Notice } from '../../src/lib/domain/problem';
import { explainElectoral } from '../../src/lib/text/es/electoral-problems';
import { explainNotice } from '../../src/lib/text/es/shared/problems';

/** Something worth knowing of a file, with the documented names. */
export interface CommandNotice {
  tipo: string;
  cuantos: number;
  renglones: number[];
  valores: string[];
  explicacion: string;
}

/** What the reader of a table of the network noticed. */
export const describeNotices = (notices: readonly Notice[]): CommandNotice[] =>
  notices.map((n) => ({
    tipo: n.tipo,
    cuantos: n.cuantos,
    renglones: n.renglones,
    valores: n.valores,
    explicacion: explainNotice(n)
  }));

/** Problems of electoral tables that are about the file rather than about rows. */
const OF_FILES: ReadonlySet<ElectoralProblemKind> = new Set<ElectoralProblemKind>([
  'columna-repetida',
  'varias-listas',
  'cifras-con-nota',
  'lista-repetida',
  'opcion-es-suma',
  'renglones-anunciados',
  'total-del-archivo',
  'otra-tabla',
  'encabezado-repetido',
  'muestra',
  'actas-no-cuadran',
  'hojas-juntas',
  'hojas-sin-leer'
]);

/** What the reader of an electoral table noticed of the file as a whole. */
export const noticesOf = (problems: readonly ElectoralProblem[]): CommandNotice[] =>
  problems
    .filter((p) => OF_FILES.has(p.tipo))
    .map((p) => ({
      tipo: p.tipo,
      cuantos: p.cuantos,
      renglones: p.renglones,
      valores: p.valores,
      explicacion: explainElectoral(p)
    }));
