import { Ballots } from './ballots.svelte';
import { board, results, siteBase, view, workspace } from './app.svelte';
import { Catastro } from './catastro.svelte';
import { Districts } from './districts.svelte';

const siteUrl = (file: string) => new URL(`${siteBase}${file}`, location.href).href;

/** Districts and elections: one of each for the life of the page, made when a page about them is first opened. */
export const districts = new Districts(view, workspace, results, board, siteUrl);
/** Results by unit. */
export const ballots = new Ballots(view, workspace, board, districts);
/** Records and when they were checked. */
export const catastro = new Catastro(view, workspace, districts);
