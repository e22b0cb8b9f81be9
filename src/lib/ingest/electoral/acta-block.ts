import { foldName } from '../../domain/catalog';
import type { Header } from '../header';
import type { Head } from '../table/source';

/** What a file of preliminary results says of itself above its header. NaN where it does not. */
export interface ActaBlock {
  /** Line of its figures. */
  line: number;
  esperadas: number;
  registradas: number;
  capturadas: number;
  contabilizadas: number;
  /** Votes of the actas that it counts. */
  votos: number;
  lista: number;
}

const NAMES: [Exclude<keyof ActaBlock, 'line'>, RegExp][] = [
  ['esperadas', /^actas esperadas$/],
  ['registradas', /^actas registradas$/],
  ['capturadas', /^actas (?:capturadas|digitalizadas)$/],
  ['contabilizadas', /^(?:total )?actas (?:contabilizadas|computadas)$/],
  ['votos', /^total votos(?: c cs)?$/],
  ['lista', /^lista nominal actas contabili?zadas$/]
];

/** The block of figures that INE and the state institutes put above the header of a PREP; null without one. */
export function readActaBlock(heads: readonly Head[], header: Header): ActaBlock | null {
  const above = (heads.find((h) => h.delimiter === header.delimiter)?.rows ?? []).filter(
    (r) => r.line < header.line
  );
  for (const [i, row] of above.entries()) {
    const folded = row.cells.map(foldName);
    if (folded.filter((c) => /^(?:total )?actas /.test(c)).length < 2) continue;
    const below = above[i + 1];
    if (!below) return null;
    const of = (pattern: RegExp) => {
      const at = folded.findIndex((c) => pattern.test(c));
      const text = at < 0 ? '' : (below.cells[at] ?? '').replace(/[,\s]/g, '');
      return /^\d{1,12}$/.test(text) ? Number(text) : NaN;
    };
    const found = Object.fromEntries(NAMES.map(([name, pattern]) => [name, of(pattern)]));
    return { line: below.line, ...found } as ActaBlock;
  }
  return null;
}
