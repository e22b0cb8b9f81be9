import { board, near, results, view, workspace } from './app.svelte';
import { Patterns } from './patterns.svelte';
import { Planner } from './planner.svelte';
import { Scenarios } from './scenarios.svelte';
import { districts } from './secretary.svelte';
import { Similar } from './similar.svelte';
import { Zones } from './zones.svelte';

/** Where to go next: one for the life of the page, made when a page of the committees is first opened. */
export const planner = new Planner(view, workspace, board, districts, near);
/** Plans that were kept. */
export const scenarios = new Scenarios(view, workspace, planner);
/** Who looks after which municipalities. */
export const zones = new Zones(view, board, planner);
/** Whether a pattern is real. */
export const patterns = new Patterns(view, workspace, board, results);
/** Who is like whom. */
export const similar = new Similar(view, workspace, board, districts, planner);
