import { BallotMap } from './ballot-map.svelte';
import { Ballots } from './ballots.svelte';
import { board, results, siteBase, view, workspace } from './app.svelte';
import { Catastro } from './catastro.svelte';
import { Districts } from './districts.svelte';

const siteUrl = (file: string) => new URL(`${siteBase}${file}`, location.href).href;

/** Districts and elections: one of each for the life of the page, made when a page about them is first opened. */
export const districts = new Districts(view, workspace, results, board, siteUrl);
/** Results by the unit that the page lists, and by the one that the map shows: it knows no secciones. */
export const ballots = new Ballots(view, workspace, districts, () =>
  view.por === 'distrito' ? view.nivel : view.por
);
const ballotsOnMap = new Ballots(view, workspace, districts, () =>
  view.por === 'distrito' ? view.nivel : 'municipio'
);
/** What the map shows of results. */
export const ballotMap = new BallotMap(view, board, districts, ballotsOnMap);
/** Records and when they were checked. */
export const catastro = new Catastro(view, workspace, districts);
