import { board, results, view, workspace } from './app.svelte';
import { Boards } from './boards.svelte';
import { Logbook } from './logbook.svelte';
import { Sectors } from './sectors.svelte';
import { Targets } from './targets.svelte';

/** The conferences with the sectors: one for the life of the page, made when a page about them is first opened. */
export const sectors = new Sectors(view, workspace, results, board);
/** The boards and the women of the network. */
export const boards = new Boards(view, workspace, results, board, sectors);
/** What each state means to reach in each quarter, and what it has. */
export const targets = new Targets(view, workspace, results, board, sectors);
/** What was done, agreed and learned. */
export const logbook = new Logbook(view, workspace, board, sectors);
