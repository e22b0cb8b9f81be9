import { goto } from '$app/navigation';
import { page } from '$app/state';
import { today, type Day } from '../domain/day';
import { formatView, parseView, type ViewState } from './view-url';

/** The view, owned by the address. Reading is reactive; changing it navigates, so Back works. */
export class View {
  readonly state: ViewState = $derived(parseView(page.url.searchParams));
  /** The day on this device, read once per visit. */
  readonly hoy: Day = today();
  readonly fecha: Day = $derived.by(() => this.state.fecha ?? this.hoy);

  /** Address of this view with some parts changed; on another page with `path`. */
  href(change: Partial<ViewState>, path: string = page.url.pathname): string {
    const query = formatView({ ...this.state, ...change }).toString();
    return query ? `${path}?${query}` : path;
  }

  /** Changes parts of the view. `replace` keeps typing and camera moves out of the history. */
  async set(change: Partial<ViewState>, { replace = false } = {}): Promise<void> {
    const href = this.href(change);
    if (href === page.url.pathname + page.url.search) return;
    await goto(href, { keepFocus: true, noScroll: true, replaceState: replace });
  }

  /** Adds or takes one value of a list filter. */
  toggle(name: 'etapas' | 'sectores', value: string): Promise<void> {
    const list = this.state[name];
    return this.set({ [name]: list.includes(value) ? list.filter((v) => v !== value) : [...list, value] });
  }
}
