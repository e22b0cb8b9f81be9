import { MilpModel } from './milp';
import type { PlanProblem } from './problem';
import { stillNeeded, wantedRows } from './set-cover';

/** A problem as a model, and what its solutions say. */
export interface PlanModel {
  model: MilpModel;
  /** Units of a solution. */
  read(values: Float64Array): number[];
  /** All columns for a choice. */
  write(chosen: readonly number[]): Float64Array;
  /** Column of a unit; −1 where it cannot be chosen. */
  columnOf: Int32Array;
  /** What the objective leaves out because no choice changes it: value = objective + `base`. */
  base: number;
}

/** Writes the units that may be chosen and the rules, leaving out that they hang together. */
function writeUnits(problem: PlanProblem, model: MilpModel, cost: number): Int32Array {
  const { units, open, must, k, budget, least } = problem;
  const columnOf = new Int32Array(units).fill(-1);
  const fixed = new Set(must);
  const all: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    if (!open[unit]) continue;
    columnOf[unit] = model.column(cost, fixed.has(unit) ? 1 : 0, 1, true);
    all.push(unit);
  }
  const columns = all.map((unit) => columnOf[unit]);
  if (k < all.length)
    model.row(
      -Infinity,
      k,
      columns,
      columns.map(() => 1)
    );
  if (budget)
    model.row(
      -Infinity,
      budget.most,
      columns,
      all.map((unit) => budget.cost[unit])
    );
  if (least)
    for (const group of new Set(least.group)) {
      if (group < 0) continue;
      const of = all.filter((unit) => least.group[unit] === group).map((unit) => columnOf[unit]);
      model.row(
        least.count,
        Infinity,
        of,
        of.map(() => 1)
      );
    }
  return columnOf;
}

/** All columns at 0 but those of a choice. */
function writeChoice(model: MilpModel, columnOf: Int32Array, chosen: readonly number[]): Float64Array {
  const values = new Float64Array(model.cost.length);
  for (const unit of chosen) values[columnOf[unit]] = 1;
  return values;
}

const readUnits = (columnOf: Int32Array, values: Float64Array) =>
  Array.from(columnOf.keys()).filter((unit) => columnOf[unit] >= 0 && values[columnOf[unit]] > 0.5);

/** Rows that there is not yet enough for, with the units that can still give something. */
function openRows(problem: PlanProblem, left: Float64Array) {
  const { reach, amount } = problem.rows;
  return Array.from(left.keys())
    .filter((row) => left[row] > 1e-9)
    .map((row) => {
      const units: number[] = [];
      const gives: number[] = [];
      for (let at = reach.start[row]; at < reach.start[row + 1]; at++) {
        if (!problem.open[reach.items[at]]) continue;
        units.push(reach.items[at]);
        gives.push(Math.min(amount ? amount[at] : 1, left[row]));
      }
      return { row, units, gives };
    });
}

/** `mclp` as Church & ReVelle wrote it; places that the same units reach are one, and those that one unit reaches are that unit's. */
export function coverModel(problem: PlanProblem): PlanModel {
  const model = new MilpModel(true);
  const columnOf = writeUnits(problem, model, 0);
  const left = stillNeeded(problem, []);
  const { weight } = problem.rows;
  const base = weight.reduce((sum, w, row) => (left[row] > 0 ? sum : sum + w), 0);
  const merged = new Map<string, { units: number[]; weight: number }>();
  for (const { row, units } of openRows(problem, left)) {
    if (units.length === 0 || weight[row] <= 0) continue;
    if (units.length === 1) model.cost[columnOf[units[0]]] += weight[row];
    else {
      const key = units.join();
      const same = merged.get(key);
      if (same) same.weight += weight[row];
      else merged.set(key, { units, weight: weight[row] });
    }
  }
  const reached: { column: number; units: number[] }[] = [];
  for (const { units, weight: w } of merged.values()) {
    const column = model.column(w, 0, 1, false);
    model.row(0, Infinity, [...units.map((unit) => columnOf[unit]), column], [...units.map(() => 1), -1]);
    reached.push({ column, units });
  }
  return {
    model,
    columnOf,
    base,
    read: (values) => readUnits(columnOf, values),
    write(chosen) {
      const values = writeChoice(model, columnOf, chosen);
      for (const { column, units } of reached)
        if (units.some((unit) => values[columnOf[unit]] === 1)) values[column] = 1;
      return values;
    }
  };
}

/** `lscp`: every row, or as many as wanted, with what it needs. */
export function satisfyModel(problem: PlanProblem): PlanModel {
  const model = new MilpModel(false);
  const columnOf = writeUnits(problem, model, 1);
  const left = stillNeeded(problem, []);
  const rows = openRows(problem, left);
  const wanted = wantedRows(problem) - (left.length - rows.length);
  const isPart = wanted < rows.length;
  const flags: { column: number; units: number[]; gives: number[]; left: number }[] = [];
  for (const { row, units, gives } of rows) {
    const columns = units.map((unit) => columnOf[unit]);
    if (!isPart) model.row(left[row], Infinity, columns, gives);
    else {
      const column = model.column(0, 0, 1, true);
      model.row(0, Infinity, [...columns, column], [...gives, -left[row]]);
      flags.push({ column, units, gives, left: left[row] });
    }
  }
  if (isPart)
    model.row(
      wanted,
      Infinity,
      flags.map((f) => f.column),
      flags.map(() => 1)
    );
  return {
    model,
    columnOf,
    base: 0,
    read: (values) => readUnits(columnOf, values),
    write(chosen) {
      const values = writeChoice(model, columnOf, chosen);
      for (const { column, units, gives, left: need } of flags)
        if (units.reduce((sum, unit, i) => sum + gives[i] * values[columnOf[unit]], 0) >= need - 1e-9)
          values[column] = 1;
      return values;
    }
  };
}

/** Pairs of place and unit beyond which the exact model of `p-mediana` takes too long to be worth its while. */
export const MOST_PAIRS = 12_000;

/** `p-mediana` with a variable for each place and unit; null when those are too many. */
export function medianModel(problem: PlanProblem): PlanModel | null {
  const { from, to, weight, km, now } = problem.distances!;
  const isServed = (i: number, j: number) => km[i * to.length + j] < now[i];
  let pairs = 0;
  for (let i = 0; i < from.length; i++)
    for (let j = 0; j < to.length; j++) pairs += isServed(i, j) && weight[i] > 0 ? 1 : 0;
  if (pairs > MOST_PAIRS) return null;
  const model = new MilpModel(false);
  const columnOf = writeUnits(problem, model, 0);
  const serving: { i: number; now: number; columns: number[]; units: number[] }[] = [];
  for (let i = 0; i < from.length; i++) {
    if (weight[i] <= 0) continue;
    const own = Number.isFinite(now[i]) ? model.column(weight[i] * now[i], 0, 1, false) : -1;
    const columns: number[] = [];
    const units: number[] = [];
    for (let j = 0; j < to.length; j++) {
      if (!isServed(i, j)) continue;
      const column = model.column(weight[i] * km[i * to.length + j], 0, 1, false);
      model.row(-Infinity, 0, [column, columnOf[to[j]]], [1, -1]);
      columns.push(column);
      units.push(j);
    }
    const all = own < 0 ? columns : [own, ...columns];
    model.row(
      1,
      1,
      all,
      all.map(() => 1)
    );
    serving.push({ i, now: own, columns, units });
  }
  return {
    model,
    columnOf,
    base: 0,
    read: (values) => readUnits(columnOf, values),
    write(chosen) {
      const values = writeChoice(model, columnOf, chosen);
      for (const { i, now: own, columns, units } of serving) {
        let [least, at] = [own < 0 ? Infinity : now[i], own];
        units.forEach((j, n) => {
          const d = km[i * to.length + j];
          if (values[columnOf[to[j]]] === 1 && d < least) [least, at] = [d, columns[n]];
        });
        if (at >= 0) values[at] = 1;
      }
      return values;
    }
  };
}
