import type { Component } from 'svelte';
import type { PageId } from '../text/es/shared/site';

/** Loads a component that takes nothing. */
type Loader = () => Promise<{ default: Component }>;

/** How a page stands beside the map: the board around it, a sheet of text, one of figures, or without any map. */
export type PageLayout = 'tablero' | 'hoja' | 'mapa' | 'mitad' | 'ancha';

/** The card of what is chosen on the map of a page. */
export type PageCard =
  | { of: 'municipio'; load: () => Promise<{ default: Component<{ position: number }> }> }
  | { of: 'distrito'; load: Loader };

/** All that the rest of the site knows of a page; its code comes with its route. */
export interface Page {
  id: PageId;
  /** In the header, reached from another page, or reached by a button of its own. */
  group: 'cabeza' | 'rama' | 'aparte';
  /** The page of the header from which a branch is reached. */
  under?: PageId;
  layout: PageLayout;
  /** Of what it puts on the map; a page without one leaves the map without its tools. */
  legend?: Loader;
  card?: PageCard;
}

/** Address of a page under the base of the site. */
export const pathOf = (id: PageId): string => (id === 'tablero' ? '/' : `/${id}`);
