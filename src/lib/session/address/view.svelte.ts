import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { page } from '$app/state';
import { today, type Day } from '../../domain/day';
import { formatView, parseView, type ViewState } from './view-url';

type Part = keyof ViewState;

/**
 * Parts of the view with one signal each, read as properties: a change of one wakes nothing that depends on the others.
 * With a single signal every change of an address would ask each of some thousand cells of a page whether it is meant.
 */
class Parts {
  protected readonly parts = new SvelteMap<Part, ViewState[Part]>();

  constructor(state: ViewState) {
    for (const name of Object.keys(state) as Part[]) {
      this.parts.set(name, state[name]);
      if (name !== 'fecha') Object.defineProperty(this, name, { get: () => this.parts.get(name) });
    }
  }
}
const PartsOfView = Parts as new (state: ViewState) => Parts & Readonly<Omit<ViewState, 'fecha'>>;

/** Pages are put together without an address when they are built. */
const searchNow = () => (typeof location === 'undefined' ? '' : location.search);
const fromAddress = (search: string) => parseView(new URLSearchParams(search));

/** The view, owned by the address. Reading is reactive; changing it writes the address, so Back works. */
export class View extends PartsOfView {
  /**
   * The address as last written or navigated to. Changes of the view write the history without the router: a router
   * resets focus and runs its loaders, and a change of measure would cost three times its own work.
   */
  private search = searchNow();

  constructor() {
    super(fromAddress(searchNow()));
  }

  /** All parts at once, as the address has them. */
  readonly state: ViewState = $derived.by(() => Object.fromEntries(this.parts) as unknown as ViewState);

  /** The day on this device, read once per visit. */
  readonly hoy: Day = today();
  /** A date that a moving slider shows before it becomes part of the address. */
  private shown = $state<Day | null>(null);
  readonly fecha: Day = $derived.by(
    () => this.shown ?? (this.parts.get('fecha') as ViewState['fecha']) ?? this.hoy
  );

  /** Shows a date without writing the address, as a moving slider does many times a second. */
  show(fecha: Day): void {
    this.shown = fecha;
  }

  /** Writes the date shown into the address. */
  settle(): void {
    if (this.shown === null) return;
    const fecha = this.shown === this.hoy ? null : this.shown;
    this.shown = null;
    this.set({ fecha });
  }

  /** Address of this view with some parts changed; on another page with `path`. */
  href(change: Partial<ViewState>, path: string = page.url.pathname): string {
    const query = formatView({ ...this.state, ...change }).toString();
    return query ? `${path}?${query}` : path;
  }

  /** Reads the address again: after a navigation, Back or Forward. */
  sync(): void {
    this.shown = null;
    this.read(location.search);
  }

  private read(search: string): void {
    this.search = search;
    const state = fromAddress(search);
    for (const name of Object.keys(state) as Part[]) {
      // What comes anew from an address is a new list each time, though it says the same.
      const before = untrack(() => this.parts.get(name));
      if (JSON.stringify(before) !== JSON.stringify(state[name])) this.parts.set(name, state[name]);
    }
  }

  /** Changes parts of the view. `replace` keeps typing and camera moves out of the history. */
  set(change: Partial<ViewState>, { replace = false } = {}): void {
    if ('fecha' in change) this.shown = null;
    const query = formatView({ ...this.state, ...change }).toString();
    const search = query ? `?${query}` : '';
    if (search === this.search) return;
    const href = location.pathname + search;
    // The router's own pushState reads the scroll position, which costs a layout of the whole page at every change.
    // An entry with the router's present state is one that it leaves alone: going back to it only fires `popstate`.
    if (replace) history.replaceState(history.state, '', href);
    else history.pushState(history.state, '', href);
    this.read(search);
  }
}
