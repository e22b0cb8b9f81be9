import { board, near, view, workspace } from './app.svelte';
import { Planner } from './planner.svelte';
import { districts } from './secretary.svelte';
import { Scenarios } from './scenarios.svelte';

/** Where to go next: one for the life of the page, made when a page of the committees is first opened. */
export const planner = new Planner(view, workspace, board, districts, near);
/** Plans that were kept. */
export const scenarios = new Scenarios(view, workspace, planner);
