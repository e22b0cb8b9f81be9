import { isNamed, STATUS, type MeasureId } from '../../domain/measure';
import type { Stage } from '../../domain/stage';
import type { WordClasses } from '../../domain/word-classes';
import type { Levels } from '../../scale/bivariate';
import { CODE, type LegendRow } from '../../scale/classify';
import { CROSS } from '../../text/es/shared/cross';
import { CHANGE_NAMES, formatMeasure, LEGEND, TABLE } from '../../text/es/shared/board';

/** What the values of named measures are called. */
export interface Names {
  stages: readonly Stage[];
  wordsOf(id: MeasureId): WordClasses | null;
}

/** A figure in words: a number, a stage, zero, "sin dato" or "no aplica". */
export function figureText(
  id: MeasureId,
  [value, status]: readonly [number, number],
  names: Names,
  short = false
): string {
  switch (status) {
    case STATUS.sinDato:
      return short ? TABLE.sinDato : TABLE.sinDatoLong;
    case STATUS.noAplica:
      return short ? TABLE.noAplica : TABLE.noAplicaLong;
    default:
      return nameOf(id, value, names) ?? formatMeasure(id, value);
  }
}

/** Name of a presence value: 0 is none, k the stage before it, past the list an unknown stage. */
export function stageText(value: number, stages: readonly Stage[]): string {
  if (value === 0) return LEGEND.sinPresencia;
  return stages[value - 1]?.nombre ?? LEGEND.otherStage;
}

/** The name that a value of a named measure stands for; null for amounts. */
function nameOf(id: MeasureId, value: number, { stages, wordsOf }: Names): string | null {
  if (id === 'presencia') return stageText(value, stages);
  const words = wordsOf(id);
  if (words) return words.nombres[value - 1] ?? '';
  return id === 'cambio' ? (CHANGE_NAMES[value - 1] ?? LEGEND.sinPresencia) : null;
}

/** What a row of the legend says: an interval, a stage or one of the three states. */
export function legendLabel(id: MeasureId, row: LegendRow, names: Names): string {
  if (row.code === CODE.cero) return isNamed(id) ? LEGEND.sinPresencia : LEGEND.cero;
  if (row.code === CODE.sinDato) return LEGEND.sinDato;
  if (row.code === CODE.noAplica) return LEGEND.noAplica;
  const name = nameOf(id, row.code + 1, names);
  if (name !== null) return name;
  const [from, to] = [formatMeasure(id, row.from), formatMeasure(id, row.to)];
  return from === to ? from : `${from} – ${to}`;
}

/** What a level of one measure on the map of two says: its stretch, or its meaning. */
export function levelLabel(id: MeasureId, { limits: [low, high] }: Levels, level: number): string {
  if (isNamed(id)) return CROSS.presence[level];
  const name = CROSS.levels[level];
  if (Number.isNaN(low)) return name;
  const [from, to] = [formatMeasure(id, low), formatMeasure(id, high)];
  return `${name} (${level === 0 ? `< ${from}` : level === 1 ? `${from} – ${to}` : `≥ ${to}`})`;
}
