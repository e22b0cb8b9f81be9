import { board, results, view, workspace } from './app.svelte';
import { Sectors } from './sectors.svelte';

/** The conferences with the sectors: one for the life of the page, made when a page about them is first opened. */
export const sectors = new Sectors(view, workspace, results, board);
