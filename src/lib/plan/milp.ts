import type { Highs, Model, ModelData } from 'highs';

/** A mixed integer linear model while it is written: columns are variables, rows are constraints. */
export class MilpModel {
  readonly cost: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly integer: boolean[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  constructor(readonly maximize: boolean) {}

  /** Adds a variable and returns its column. */
  column(cost: number, lower: number, upper: number, integer: boolean): number {
    this.cost.push(cost);
    this.lower.push(lower);
    this.upper.push(upper);
    this.integer.push(integer);
    return this.cost.length - 1;
  }

  /** Adds lower ≤ Σ value × column ≤ upper. */
  row(lower: number, upper: number, columns: readonly number[], values: readonly number[]): void {
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    for (let i = 0; i < columns.length; i++) {
      this.indices.push(columns[i]);
      this.values.push(values[i]);
    }
    this.starts.push(this.indices.length);
  }
}

/** What the solver found. */
export interface MilpResult {
  status: 'optimal' | 'infeasible' | 'stopped';
  /** Value of each column; null when nothing feasible was found. */
  values: Float64Array | null;
  /** No solution is better than this. */
  bound: number;
}

/** How a model is solved. */
export interface MilpOptions {
  /** Values of all columns of a solution known before. */
  start?: Float64Array | null;
  /** Seconds after which the best so far is given. */
  seconds: number;
  /** Solutions closer than this to the bound are as good as it, in units of the objective. */
  absoluteGap: number;
  /** Is told each better solution and the bound at the time. */
  onBetter?: (values: Float64Array, bound: number) => void;
}

/** Solves models exactly, in this thread: where waiting would be felt, call it from a worker. */
export interface MilpSolver {
  solve(model: MilpModel, options: MilpOptions): MilpResult;
}

/** A model as HiGHS takes it. */
export function modelData({ constants, infinity }: Highs, model: MilpModel): ModelData {
  const bounded = (values: readonly number[]) =>
    values.map((v) => (v === Infinity ? infinity : v === -Infinity ? -infinity : v));
  const [numCols, numRows] = [model.cost.length, model.rowLower.length];
  return {
    numCols,
    numRows,
    sense: model.maximize ? constants.objectiveSense.maximize : constants.objectiveSense.minimize,
    colCost: model.cost,
    colLower: bounded(model.lower),
    colUpper: bounded(model.upper),
    rowLower: bounded(model.rowLower),
    rowUpper: bounded(model.rowUpper),
    matrix: {
      format: 'csr',
      numCols,
      numRows,
      starts: model.starts,
      indices: model.indices,
      values: model.values
    },
    integrality: model.integer.map((i) =>
      i ? constants.variableType.integer : constants.variableType.continuous
    )
  };
}

/** The solver over a loaded HiGHS. */
export function highsSolver(highs: Highs): MilpSolver {
  const { constants } = highs;
  return {
    solve(model, { start, seconds, absoluteGap, onBetter }) {
      return highs.withModel(modelData(highs, model), (m: Model): MilpResult => {
        m.options.set({
          output_flag: false,
          time_limit: seconds,
          mip_rel_gap: 0,
          mip_abs_gap: absoluteGap,
          mip_feasibility_tolerance: 1e-7,
          // Its own search for answers and for symmetry takes longer than the proof, and a good answer is known already.
          mip_heuristic_effort: 0,
          mip_detect_symmetry: false
        });
        if (start) m.setSolution({ colValue: start });
        m.run({
          [constants.callbackType.mipImprovingSolution](event) {
            const { mip_solution: values, mip_dual_bound: bound } = event.data;
            if (values) onBetter?.(values, bound ?? (model.maximize ? Infinity : -Infinity));
            return undefined;
          }
        });
        const status = m.getModelStatus();
        if (
          status === constants.modelStatus.infeasible ||
          status === constants.modelStatus.unboundedOrInfeasible
        )
          return { status: 'infeasible', values: null, bound: model.maximize ? -Infinity : Infinity };
        const isFeasible = m.info.get('primal_solution_status') === constants.solutionStatus.feasible;
        return {
          status: status === constants.modelStatus.optimal ? 'optimal' : 'stopped',
          values: isFeasible ? m.getSolution().colValue : null,
          bound: Number(m.info.get('mip_dual_bound'))
        };
      });
    }
  };
}
