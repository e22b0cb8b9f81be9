import { foldName } from '../domain/catalog';
import {
  belongsTo,
  countChange,
  listOutside,
  resolveUniverse,
  summarize,
  summarizeByEntidad,
  UNIVERSE_IDS,
  type Counted
} from '../domain/coverage';
import {
  measure,
  measurer,
  MEASURE_IDS,
  MEMBER_MEASURES,
  NAMED_MEASURES,
  presence,
  STATUS,
  type MeasureContext,
  type MeasureId,
  type Measurer,
  type MeasureValues
} from '../domain/measure';
import { listGoal } from '../domain/shipped';
import { SUPPRESSED_UNDER } from '../domain/privacy';
import { bivariateColors, crossClasses, crossRows, thirds, type Levels } from '../scale/bivariate';
import {
  classify,
  CODE,
  DEFAULT_METHOD,
  findBreaks,
  histogram,
  legendRows,
  namedRows,
  presenceRows,
  sortedFigures
} from '../scale/classify';
import { changeColors, rampColors, stageColors, type Theme } from '../scale/palette';
import { rankCorrelation } from '../stats/correlation';
import type { Results } from './results.svelte';
import type { View } from './view.svelte';
import type { ColumnId } from './view-url';
import type { Workspace } from './workspace.svelte';

/** Measures whose figures are whole numbers. */
const COUNTS: ReadonlySet<MeasureId> = new Set(['celulas', 'integrantes', 'afiliados', 'personas']);
/** What the table has a column of. */
type Column = (typeof MEASURE_IDS)[number];

const collator = new Intl.Collator('es-MX');

/**
 * Everything that is painted or listed, derived from the last answer and the view: one short chain of arrays by
 * position, read by map, headline, table and files alike.
 */
export class Board {
  theme = $state<Theme>('claro');

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly results: Results
  ) {}

  private readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  /** The stages of the answer on screen; those of the settings until there is one. */
  readonly stages = $derived.by(() => this.answer?.stages ?? this.workspace.settings.stages);

  /** Every denominator over the catalogue in use. */
  private readonly universes = $derived.by(() => {
    const { catalog, reference } = this.workspace.territory;
    const goal = catalog.municipios.length ? listGoal(reference, catalog) : [];
    return UNIVERSE_IDS.map((id) => resolveUniverse(id, catalog, goal));
  });
  readonly universe = $derived.by(() => this.universes.find((u) => u.id === this.view.universo)!);

  /** Units that count: of the universe and of the chosen entidad. */
  readonly scope = $derived.by(() => {
    const { ent } = this.view;
    const { member } = this.universe;
    return ent ? member.map((m, i) => (m && this.municipios[i].clave.startsWith(ent) ? 1 : 0)) : member;
  });

  /** The last answer, if it is of the catalogue in use. */
  readonly answer = $derived.by(() => {
    const { answer } = this.results;
    const fits =
      answer?.frame === this.workspace.frameId && answer.columns.activas.length === this.municipios.length;
    return fits ? answer : null;
  });

  /** What lists and headline are counted over; null before the first answer. */
  readonly counted = $derived.by((): Counted | null => {
    if (!this.answer) return null;
    const { columns, before, fecha: date } = this.answer;
    const { population } = this.workspace;
    return { scope: this.scope, columns, before: before?.columns ?? null, population, date };
  });

  /** Units of the universe and of the chosen entidad that have no place on the map. */
  private readonly unplacedInScope = $derived.by(() => {
    const { ent } = this.view;
    return this.universe.unmatched.filter((u) => !ent || u.entidad === ent);
  });

  readonly headline = $derived.by(() =>
    this.counted ? summarize(this.counted, this.unplacedInScope.length) : null
  );
  /** Gained and lost since the date compared with; null without comparison. */
  readonly change = $derived.by(() => (this.counted?.before ? countChange(this.counted) : null));

  /** Covered and total of each denominator, for choosing between them. */
  readonly choices = $derived.by(() => {
    const { answer } = this;
    if (!answer) return [];
    const { activas } = answer.columns;
    return this.universes.map(({ id, total, member }) => {
      let covered = 0;
      for (let i = 0; i < member.length; i++) if (member[i] && activas[i] > 0) covered++;
      return { id, total, covered };
    });
  });

  readonly outsideUnits = $derived.by(() => {
    if (!this.answer) return [];
    const { catalog, reference, shippedNames } = this.workspace.territory;
    const { columns, unplaced } = this.answer;
    return listOutside(this.universe, catalog, columns, unplaced, reference.posteriores, shippedNames);
  });

  readonly byEntidad = $derived.by(() =>
    this.answer
      ? summarizeByEntidad(this.universe, this.workspace.territory.catalog, this.answer.columns)
      : []
  );

  private readonly measureContext = $derived.by((): MeasureContext | null => {
    if (!this.counted) return null;
    const { columns, before, population, date } = this.counted;
    const { members } = this.results;
    const { member } = this.universe;
    return { member, columns, before, members, stages: this.stages, population, date };
  });

  /** What the map shows: a comparison of dates goes before the chosen measure. */
  readonly medida: MeasureId = $derived.by(() => (this.view.contra === null ? this.view.medida : 'cambio'));

  /** The second measure of the map of two; null when it shows one. */
  readonly cruce: MeasureId | null = $derived.by(() => {
    const { cruce } = this.view;
    return cruce === this.medida || this.medida === 'cambio' ? null : cruce;
  });

  readonly measured = $derived.by(() => this.measureContext && measure(this.medida, this.measureContext));
  /** Both measures; null when the map shows one. */
  readonly pair = $derived.by((): [MeasureValues, MeasureValues] | null => {
    if (!this.cruce || !this.measured || !this.measureContext) return null;
    return [this.measured, measure(this.cruce, this.measureContext)];
  });
  /** How each measure of the pair falls into levels. */
  readonly levels = $derived.by((): [Levels, Levels] | null => {
    const active = this.stages.map((s) => s.activa);
    return this.pair && [thirds(this.pair[0], active), thirds(this.pair[1], active)];
  });
  /** Spearman's rank correlation of the pair over the units in scope with both figures; null of names or with too few. */
  readonly correlation = $derived.by(() => {
    if (!this.pair || this.pair.some((m) => NAMED_MEASURES.has(m.id))) return null;
    return rankCorrelation(...this.pair, this.scope);
  });
  private readonly sorted = $derived.by(() =>
    this.measured ? sortedFigures(this.measured) : new Float64Array()
  );
  /** The classes of the measure are names, not intervals. */
  readonly isNamed = $derived.by(() => NAMED_MEASURES.has(this.medida));
  readonly method = $derived.by(() => this.view.metodo ?? DEFAULT_METHOD[this.medida]);
  readonly breaks = $derived.by(() => {
    const { clases, cortes } = this.view;
    return this.isNamed ? [] : findBreaks(this.sorted, this.method, clases, cortes);
  });
  readonly range = $derived.by(() =>
    this.sorted.length ? [this.sorted[0], this.sorted[this.sorted.length - 1]] : null
  );
  /** Members are shown and still being counted: until then nothing is said of any unit. */
  readonly isCounting = $derived.by(() => {
    const { hasMembers, members } = this.results;
    const shown = [this.medida, this.cruce].some((id) => id !== null && MEMBER_MEASURES.has(id));
    return shown && hasMembers && members === null;
  });
  readonly classes = $derived.by(() => {
    if (this.isCounting) return new Uint8Array(this.municipios.length).fill(CODE.noAplica);
    if (this.pair && this.levels) return crossClasses(...this.pair, this.levels);
    return this.measured ? classify(this.measured, this.breaks) : new Uint8Array();
  });
  readonly legend = $derived.by(() => {
    if (this.isCounting) return [];
    // With a state chosen the legend counts that state; its classes stay those of the country.
    const classes = this.view.ent ? this.classes.filter((_, i) => this.scope[i]) : this.classes;
    if (this.pair) return crossRows(classes);
    if (this.medida === 'cambio') return namedRows(classes, 3);
    return this.isNamed
      ? presenceRows(classes, this.stages.length)
      : legendRows(classes, this.sorted, this.breaks, COUNTS.has(this.medida));
  });
  readonly bars = $derived.by(() =>
    this.isNamed || this.cruce || this.isCounting ? [] : histogram(this.sorted, this.breaks)
  );
  private readonly intervals = $derived.by(() => this.breaks.length + 1);
  readonly colors = $derived.by(() => {
    const active = this.stages.map((s) => s.activa);
    if (this.cruce) return bivariateColors(this.theme);
    if (this.medida === 'cambio') return changeColors(this.theme);
    return this.isNamed
      ? stageColors(active, this.theme)
      : rampColors(this.view.paleta, this.intervals, this.theme);
  });

  /** Each column of the table, unit by unit: only the rows on screen are worked out. */
  readonly cells = $derived.by(() => {
    const context = this.measureContext;
    if (!context) return null;
    return Object.fromEntries(MEASURE_IDS.map((id) => [id, measurer(id, context)])) as Record<
      Column,
      Measurer
    >;
  });

  /** Every column of the table for every unit, by position: for sorting and for files. */
  readonly columns = $derived.by(() => {
    const context = this.measureContext;
    if (!context) return null;
    return Object.fromEntries(MEASURE_IDS.map((id) => [id, measure(id, context)])) as Record<
      Column,
      MeasureValues
    >;
  });

  /** A measure unit by unit, for files; null when it has nothing to be worked out from. */
  measurerOf(id: MeasureId): Measurer | null {
    if (!this.measureContext || (id === 'cambio' && !this.measureContext.before)) return null;
    return measurer(id, this.measureContext);
  }

  /** Whether the persons of a unit are too few to be shared, on paper as in files. */
  isTooFew(position: number): boolean {
    const few = (persons: number) => persons > 0 && persons < SUPPRESSED_UNDER;
    return (
      few(this.answer?.columns.integrantes[position] ?? 0) ||
      few(this.results.members?.personas[position] ?? 0)
    );
  }

  /** One byte per unit: 1 when it passes entidad, stage and list. Map and table show the same ones. */
  readonly visible = $derived.by(() => {
    const { counted, answer, scope, pair } = this;
    const { etapas, lista, celdas, rango } = this.view;
    const crossed = pair !== null && (celdas.length > 0 || rango !== null);
    if (!counted || !answer || (!etapas.length && !lista && !crossed)) return scope;
    const wanted = new Set(
      etapas.map((e) => (e === 'ninguna' ? 0 : this.stages.findIndex((s) => s.id === e) + 1))
    );
    const stageAt = wanted.size ? presence(answer.columns, this.stages) : null;
    return scope.map((inside, i) => {
      if (!inside || (stageAt && !wanted.has(stageAt[i]))) return 0;
      if (crossed && !this.isChosen(i)) return 0;
      return lista && !belongsTo(lista, i, counted) ? 0 : 1;
    });
  });

  /** Whether a unit is in the chosen classes and stretch of the map of two measures. */
  private isChosen(position: number): boolean {
    const { celdas, rango } = this.view;
    if (celdas.length && !celdas.includes(this.classes[position])) return false;
    if (!rango || !this.pair) return true;
    return this.pair.every(({ id, values }, k) => {
      const value = NAMED_MEASURES.has(id) ? this.levels![k].levelOf(values[position]) : values[position];
      return value >= rango[2 * k] && value <= rango[2 * k + 1];
    });
  }

  private readonly folded = $derived.by(() => this.municipios.map((m) => `${m.clave} ${foldName(m.nombre)}`));

  /** Units of the declared goal without a place in the frame that the open list counts; they have no position. */
  readonly unplaced = $derived.by(() => {
    const { lista, etapas, celdas, rango } = this.view;
    const filtered = etapas.length > 0 || celdas.length > 0 || rango !== null;
    const listed = (lista === 'universo' || lista === 'faltan') && !filtered;
    return listed ? this.unplacedInScope : [];
  });

  /** Positions in the order of the table. */
  readonly rows = $derived.by(() => {
    const { buscar, orden } = this.view;
    const words = foldName(buscar).split(' ').filter(Boolean);
    const rows: number[] = [];
    this.visible.forEach((v, i) => {
      if (v && words.every((w) => this.folded[i].includes(w))) rows.push(i);
    });
    return orden ? this.sort(rows, orden.columna, orden.desc ? -1 : 1) : rows;
  });

  private sort(rows: number[], column: ColumnId, sign: number): number[] {
    if (column === 'entidad') return sign > 0 ? rows : rows.reverse();
    if (column === 'nombre') return rows.sort((a, b) => sign * (this.nameOrder[a] - this.nameOrder[b]));
    const { values, status } = this.figures(column);
    // Units without a figure go last in either sense.
    const absent = (i: number) => Number(status ? status[i] >= STATUS.sinDato : Number.isNaN(values[i]));
    return rows.sort(
      (a, b) => absent(a) - absent(b) || sign * ((values[a] || 0) - (values[b] || 0)) || a - b
    );
  }

  private readonly nameOrder = $derived.by(() => {
    const names = this.municipios.map((m) => m.nombre);
    const order = new Int32Array(names.length);
    [...names.keys()]
      .sort((a, b) => collator.compare(names[a], names[b]))
      .forEach((position, rank) => (order[position] = rank));
    return order;
  });

  private figures(column: ColumnId): { values: Float64Array; status: Uint8Array | null } {
    if (column === 'poblacion' || !this.columns)
      return { values: this.workspace.population.values, status: null };
    return this.columns[column === 'etapa' ? 'presencia' : (column as 'celulas')];
  }
}
