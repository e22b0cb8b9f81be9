import { foldName } from '../../domain/catalog';
import type { Indicator } from '../../domain/indicator';
import type { WordClasses } from '../../domain/word-classes';
import {
  belongsTo,
  countChange,
  listOutside,
  resolveUniverse,
  summarize,
  summarizeByEntidad,
  UNIVERSE_IDS,
  type CountedUnits,
  type Population
} from '../../domain/coverage';
import {
  isClassMeasure,
  isIndicator,
  isLoaded,
  measure,
  measurer,
  MEASURE_IDS,
  needsMembers,
  isNamed,
  presence,
  STATUS,
  entryOf,
  type ChosenMeasure,
  type ClassMeasure,
  type IndicatorMeasure,
  type LoadedMeasure,
  type MeasureContext,
  type MeasureId,
  type Measurer,
  type MeasureValues
} from '../../domain/measure';
import { listGoal } from '../../domain/shipped';
import { isFew } from '../../domain/privacy';
import { bivariateColors, crossClasses, crossRows, thirds, type Levels } from '../../scale/bivariate';
import {
  classify,
  CODE,
  defaultMethod,
  findBreaks,
  histogram,
  legendRows,
  namedRows,
  presenceRows,
  sortedFigures
} from '../../scale/classify';
import { changeColors, nameColors, rampColors, stageColors, type Theme } from '../../scale/palette';
import { rankCorrelation } from '../../stats/correlation';
import { indicatorText, MEASURE, type MeasureText } from '../../text/es/shared/board';
import type { Near } from '../territory/near.svelte';
import type { Results } from './results.svelte';
import type { View } from '../address/view.svelte';
import type { ColumnId } from '../address/tablero';
import type { Workspace } from '../data/workspace.svelte';

/** Columns of indicators in the table, besides those in use: more are chosen as measures. */
const MOST_COLUMNS = 12;
/** What the table has a column of. */
type Column = ChosenMeasure;

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
    private readonly results: Results,
    private readonly near: Near
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

  /** The indicators of every table, newest version of each. */
  readonly indicators = $derived.by(() => {
    const found = new Map<IndicatorMeasure, Indicator>();
    for (const { content } of this.workspace.figures)
      for (const indicator of content) if (!indicator.clases) found.set(`cifra:${indicator.id}`, indicator);
    return found;
  });
  /** What tables tell of municipalities in words, newest version of each. */
  readonly wordings = $derived.by(() => {
    const found = new Map<ClassMeasure, Indicator & { clases: WordClasses }>();
    for (const { content } of this.workspace.figures)
      for (const { clases, ...indicator } of content)
        if (clases) found.set(`clase:${indicator.id}`, { ...indicator, clases });
    return found;
  });
  /** The words of a measure, lowest first; null of any other. */
  wordsOf = (id: MeasureId): WordClasses | null =>
    (isClassMeasure(id) && this.wordings.get(id)?.clases) || null;
  /** Their figures by position, each worked out when something asks for it. */
  private readonly indicatorFigures = $derived.by(() => {
    const { indicators, wordings, municipios } = this;
    const { positions } = this.workspace.territory;
    const known = new Map<MeasureId, Float64Array>();
    return (id: LoadedMeasure): Float64Array | null => {
      const indicator = isClassMeasure(id) ? wordings.get(id) : indicators.get(id);
      if (!indicator) return null;
      let values = known.get(id);
      if (!values) {
        known.set(id, (values = new Float64Array(municipios.length).fill(NaN)));
        for (const [clave, value] of indicator.values) {
          const position = positions.get(clave);
          if (position !== undefined && value !== null)
            values[position] = value === 'no-aplica' ? Infinity : value;
        }
      }
      return values;
    };
  });
  /** Figures of an indicator, unit by unit: NaN is *sin dato*, Infinity does not apply; null when it is not here. */
  figuresOf = (id: IndicatorMeasure): Float64Array | null => this.indicatorFigures(id);
  /** The indicators and the words of the table's columns: those in use and the first few of the rest. */
  readonly indicatorColumns = $derived.by(() => {
    const { medida, cruce, peso, orden } = this.view;
    const used = new Set<string | null>([medida, cruce, peso, orden?.columna ?? null]);
    const ids = [...this.indicators.keys(), ...this.wordings.keys()];
    const rest = ids.filter((id) => !used.has(id)).slice(0, MOST_COLUMNS);
    return ids.filter((id) => used.has(id) || rest.includes(id));
  });
  /** A measure of the address, if it is here: a link may name an indicator that this browser has not. */
  private known = <T extends MeasureId | null>(id: T): T | null =>
    id !== null &&
    ((isIndicator(id) && !this.indicators.has(id)) || (isClassMeasure(id) && !this.wordings.has(id)))
      ? null
      : id;

  /** By what coverage is weighed: people, or an indicator that adds up. */
  readonly weight: Population = $derived.by(() => {
    const { peso } = this.view;
    const chosen = peso === null ? undefined : this.indicators.get(peso);
    const values = peso !== null && chosen?.suma ? this.indicatorFigures(peso) : null;
    if (!chosen || !values) return this.workspace.population;
    const { fuente, nombre, id } = chosen;
    // What does not apply weighs nothing, and is counted with what is not known.
    const weights = values.map((v) => (v === Infinity ? NaN : v));
    return { id, values: weights, kind: 'cifra', source: fuente || nombre, approximate: false };
  });

  /** Name, unit and meaning of a measure. */
  textOf(id: MeasureId): MeasureText {
    if (!isLoaded(id)) return MEASURE[id];
    const found = isClassMeasure(id) ? this.wordings.get(id) : this.indicators.get(id);
    return found ? indicatorText(found) : { name: id, unit: '', help: '' };
  }

  /** How far every unit is from the nearest one with an active cell; null until places are known. */
  readonly reach = $derived.by(() => {
    const activas = this.answer?.columns.activas;
    return activas ? this.near.reach((position) => activas[position] > 0) : null;
  });
  /** The distance is measured, filtered or sorted by. */
  readonly wantsDistance = $derived.by(() => {
    const { medida, cruce, orden, cerca } = this.view;
    return (
      cerca !== null ||
      [medida, cruce, orden?.columna ?? null].some((id) => entryOf(id)?.needs === 'distance')
    );
  });

  /** What lists and headline are counted over; null before the first answer. */
  readonly counted = $derived.by((): CountedUnits | null => {
    if (!this.answer) return null;
    const { columns, before, fecha: date } = this.answer;
    return { scope: this.scope, columns, before: before?.columns ?? null, population: this.weight, date };
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
    const { columns, before, date } = this.counted;
    const { members } = this.results;
    const { member } = this.universe;
    const { population } = this.workspace;
    const distances = () => this.reach?.km ?? null;
    const indicator = this.indicatorFigures;
    return { member, columns, before, members, stages: this.stages, population, date, distances, indicator };
  });

  /** What the map shows: a comparison of dates goes before the chosen measure. */
  readonly medida: MeasureId = $derived.by(() =>
    this.view.contra === null ? (this.known(this.view.medida) ?? 'presencia') : 'cambio'
  );

  /** The second measure of the map of two; null when it shows one. */
  readonly cruce: MeasureId | null = $derived.by(() => {
    const cruce = this.known(this.view.cruce);
    // Words have no levels to cross.
    const alone =
      this.medida === 'cambio' || [this.medida, cruce].some((id) => id !== null && isClassMeasure(id));
    return cruce === this.medida || alone ? null : cruce;
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
    if (!this.pair || this.pair.some((m) => isNamed(m.id))) return null;
    return rankCorrelation(...this.pair, this.scope);
  });
  private readonly sorted = $derived.by(() =>
    this.measured ? sortedFigures(this.measured) : new Float64Array()
  );
  /** The words of the measure shown; null of any other. */
  readonly words = $derived.by(() => this.wordsOf(this.medida));
  /** The classes of the measure are names, not intervals. */
  readonly isNamed = $derived.by(() => isNamed(this.medida));
  readonly method = $derived.by(() => this.view.metodo ?? defaultMethod(this.medida));
  readonly breaks = $derived.by(() => {
    const { clases, cortes } = this.view;
    return this.isNamed ? [] : findBreaks(this.sorted, this.method, clases, cortes);
  });
  readonly range = $derived.by(() =>
    this.sorted.length ? [this.sorted[0], this.sorted[this.sorted.length - 1]] : null
  );
  /** Members are shown and still being counted, or distances: until then nothing is said of any unit. */
  readonly isCounting = $derived.by(() => {
    const { hasMembers, members } = this.results;
    if ([this.medida, this.cruce].some((id) => entryOf(id)?.needs === 'distance') && !this.near.ready)
      return true;
    const shown = [this.medida, this.cruce].some((id) => needsMembers(id));
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
    if (this.words) return namedRows(classes, this.words.nombres.length);
    return this.isNamed
      ? presenceRows(classes, this.stages.length)
      : legendRows(classes, this.sorted, this.breaks, this.isCount(this.medida));
  });
  readonly bars = $derived.by(() =>
    this.isNamed || this.cruce || this.isCounting ? [] : histogram(this.sorted, this.breaks)
  );
  private readonly intervals = $derived.by(() => this.breaks.length + 1);
  readonly colors = $derived.by(() => {
    const active = this.stages.map((s) => s.activa);
    if (this.cruce) return bivariateColors(this.theme);
    if (this.medida === 'cambio') return changeColors(this.theme);
    if (this.words?.ordenadas) return rampColors(this.view.paleta, this.words.nombres.length, this.theme);
    if (this.words) return nameColors(this.theme);
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

  /** The columns of the indicators, unit by unit. */
  readonly indicatorCells = $derived.by(() => {
    const context = this.measureContext;
    return new Map(context ? this.indicatorColumns.map((id) => [id, measurer(id, context)]) : []);
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

  /** Whether the figures of a measure are whole numbers. */
  private isCount = (id: MeasureId): boolean =>
    entryOf(id)?.kind === 'count' || (isIndicator(id) && (this.indicators.get(id)?.suma ?? false));

  /** Whether the persons of a unit are too few to be shared, on paper as in files. */
  isTooFew(position: number): boolean {
    return (
      isFew(this.answer?.columns.integrantes[position] ?? 0) ||
      isFew(this.results.members?.personas[position] ?? 0)
    );
  }

  /** One byte per unit: 1 when it passes entidad, stage and list. Map and table show the same ones. */
  readonly visible = $derived.by(() => {
    const { counted, answer, scope, pair } = this;
    const { etapas, lista, celdas, rango, cerca } = this.view;
    const crossed = pair !== null && (celdas.length > 0 || rango !== null);
    const km = cerca === null ? null : (this.reach?.km ?? null);
    if (!counted || !answer || (!etapas.length && !lista && !crossed && cerca === null)) return scope;
    const wanted = new Set(
      etapas.map((e) => (e === 'ninguna' ? 0 : this.stages.findIndex((s) => s.id === e) + 1))
    );
    const stageAt = wanted.size ? presence(answer.columns, this.stages) : null;
    return scope.map((inside, i) => {
      // Without any active cell nothing is near one, and while distances are on their way nothing is known to be.
      if (cerca !== null && !(km !== null && km[i] <= cerca)) return 0;
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
      const value = isNamed(id) ? this.levels![k].levelOf(values[position]) : values[position];
      return value >= rango[2 * k] && value <= rango[2 * k + 1];
    });
  }

  private readonly folded = $derived.by(() => this.municipios.map((m) => `${m.clave} ${foldName(m.nombre)}`));

  /** Units of the declared goal without a place in the frame that the open list counts; they have no position. */
  readonly unplaced = $derived.by(() => {
    const { lista, etapas, celdas, rango, cerca } = this.view;
    const filtered = etapas.length > 0 || celdas.length > 0 || rango !== null || cerca !== null;
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
    if (isLoaded(column)) return measure(column, this.measureContext!);
    return this.columns[column === 'etapa' ? 'presencia' : (column as 'celulas')];
  }
}
