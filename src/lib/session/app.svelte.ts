import { base } from '$app/paths';
import type { Snapshot } from '../domain/shipped';
import { Board } from './coverage/board.svelte';
import { Layouts } from './coverage/layouts.svelte';
import { Near } from './territory/near.svelte';
import { Pace } from './coverage/pace.svelte';
import { MapDisplay } from './map/map-display.svelte';
import { Results } from './coverage/results.svelte';
import { Territory } from './territory/territory.svelte';
import { View } from './address/view.svelte';
import { Workspace } from './data/workspace.svelte';

/** Where the files of `static/` are, with a trailing slash. */
export const siteBase = `${base}/`;

async function fetchSnapshot(): Promise<Snapshot | null> {
  const response = await fetch(`${siteBase}datos/foto.json`);
  return response.ok ? ((await response.json()) as Snapshot) : null;
}

/** The conductor: one of each for the life of the page. */
export const view = new View();
/** The frame in use and its shapes. */
export const territory = new Territory(siteBase);
/** What was loaded and the settings. */
export const workspace = new Workspace(territory, siteBase);
// Asked for at once, before anything is drawn: the first view nearly always needs it.
const snapshot = fetchSnapshot().catch(() => null);
/** The answer to the view. */
export const results = new Results(view, workspace, snapshot);
/** Who is near whom. */
export const near = new Near(territory);
/** What is painted and listed. */
export const board = new Board(view, workspace, results, near);
/** What the map shows. */
export const mapDisplay = new MapDisplay(board);
/** The views in which every municipality is seen. */
export const layouts = new Layouts(workspace, () => board.weight, `${siteBase}datos/cartograma.json`);
/** The weekly history, its pace and its forecast. */
export const pace = new Pace(view, results, board);

// What this browser keeps and what the site ships are on their way while the page is put together.
if (typeof window !== 'undefined') void workspace.open();
