import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { today, type Day } from '../../domain/day';
import { type Field, isSaidAlike } from './field';
import { windowPlace, type Place } from './place';
import { formatView, parseView, settleView, VIEW_FIELDS, type ViewState } from './view-state';

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

const fromAddress = (search: string) => parseView(new URLSearchParams(search));
/** Parts that a change of others can change. */
const BESIDE = (Object.keys(VIEW_FIELDS) as Part[]).filter((name) => 'beside' in VIEW_FIELDS[name]);
const fieldOf = (name: Part) => VIEW_FIELDS[name] as unknown as Field<unknown>;

/** The view, owned by the address. Reading is reactive; changing it writes the address, so Back works. */
export class View extends PartsOfView {
  constructor(private readonly place: Place = windowPlace) {
    super(fromAddress(place.search()));
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
  href(change: Partial<ViewState>, path: string = this.place.path()): string {
    const query = formatView(this.with(change)).toString();
    return query ? `${path}?${query}` : path;
  }

  /** This view with some parts changed, as an address can say it. */
  private with(change: Partial<ViewState>): ViewState {
    const state: Record<string, unknown> = { ...this.state };
    for (const [name, value] of Object.entries(change)) {
      const field = fieldOf(name as Part);
      state[name] = field.read(field.write(value)) ?? field.fallback;
    }
    return settleView(state as ViewState);
  }

  /** Reads the address again: after a navigation, Back or Forward. */
  sync(): void {
    this.shown = null;
    this.take(fromAddress(this.place.search()));
  }

  private take(state: ViewState): void {
    for (const name of Object.keys(state) as Part[]) {
      // What comes anew is a new list each time, though it says the same.
      const before = untrack(() => this.parts.get(name));
      if (!isSaidAlike(fieldOf(name), before as unknown, state[name])) this.parts.set(name, state[name]);
    }
  }

  /**
   * Changes parts of the view and writes its address, without the router: a router resets focus and runs its loaders, and a
   * change of measure would cost three times its own work.
   * @param options.replace keeps typing and camera moves out of the history
   */
  set(change: Partial<ViewState>, { replace = false } = {}): void {
    if ('fecha' in change) this.shown = null;
    const [before, state] = untrack(() => [this.state, this.with(change)]);
    const changed = [...(Object.keys(change) as Part[]), ...BESIDE].filter(
      (name) => !isSaidAlike(fieldOf(name), before[name] as unknown, state[name])
    );
    if (changed.length === 0) return;
    const query = formatView(state).toString();
    this.place.write(query ? `?${query}` : '', replace);
    for (const name of changed) this.parts.set(name, state[name]);
  }
}
