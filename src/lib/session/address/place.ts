import { page } from '$app/state';

/** Where an address is kept: the window's, or one of a test. */
export interface Place {
  /** What stands after the path, with its question mark; empty where nothing does. */
  search(): string;
  /** The path of the page on screen. */
  path(): string;
  /** Writes what stands after the path; `replace` keeps it out of the history. */
  write(search: string, replace: boolean): void;
}

/** The address of the window. */
export const windowPlace: Place = {
  // Pages are put together without an address when they are built.
  search: () => (typeof location === 'undefined' ? '' : location.search),
  path: () => page.url.pathname,
  // The router's own pushState reads the scroll position, which costs a layout of the whole page at every change.
  // An entry with the router's present state is one that it leaves alone: going back to it only fires `popstate`.
  write(search, replace) {
    const href = location.pathname + search;
    if (replace) history.replaceState(history.state, '', href);
    else history.pushState(history.state, '', href);
  }
};
