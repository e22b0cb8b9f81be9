import type { Day } from '../../domain/day';
import { forecast, tryOnPast, type Forecast, type NoForecast, type Trials } from '../../stats/forecast';
import { weeklyPace, PACE_WEEKS, paceNeeded, weeklySeries, type Week } from '../../stats/pace';
import type { Board } from './board.svelte';
import type { Results } from './results.svelte';
import type { View } from '../address/view.svelte';

export { PACE_WEEKS };
export type { Forecast, NoForecast, Trials, Week };

/** The weekly history of what is in scope, its pace and what it foretells: all from the first day of each unit. */
export class Pace {
  constructor(
    private readonly view: View,
    private readonly results: Results,
    private readonly board: Board
  ) {}

  /** Every week up to today, whatever date is on screen. */
  readonly series: Week[] = $derived.by(() => this.until(this.view.hoy));

  private until(day: Day): Week[] {
    const { history } = this.results;
    const { scope } = this.board;
    if (!history || history.primera.length !== scope.length) return [];
    return weeklySeries(history.primera, scope, day);
  }

  /** The history up to the date shown. */
  readonly known: Week[] = $derived.by(() =>
    this.view.fecha === this.view.hoy ? this.series : this.until(this.view.fecha)
  );
  readonly goal = $derived.by(() => this.board.headline?.total ?? 0);
  readonly covered = $derived.by(() => this.known.at(-1)?.cubiertos ?? 0);
  readonly paces = $derived.by(() =>
    PACE_WEEKS.map((weeks) => ({ weeks, value: weeklyPace(this.known, weeks) }))
  );
  readonly outcome: Forecast | NoForecast = $derived.by(() => forecast(this.known, this.goal));
  readonly trials: Trials = $derived.by(() => tryOnPast(this.known));
  /** Units per week to arrive by the chosen date; null when it has passed. */
  readonly needed = $derived.by(() => {
    const { llegar, fecha } = this.view;
    return llegar === null ? null : paceNeeded(this.covered, this.goal, fecha, llegar);
  });
}
