import { goto } from '$app/navigation';
import { page } from '$app/state';
import { today, type Day } from '../domain/day';
import { formatView, parseView, type ViewState } from './view-url';

/** The view, owned by the address. Reading is reactive; changing it navigates, so Back works. */
export class View {
  readonly state: ViewState = $derived(parseView(page.url.searchParams));

  // One derived value each, so that a change of one part does not wake what depends on the others.
  readonly medida = $derived.by(() => this.state.medida);
  readonly paleta = $derived.by(() => this.state.paleta);
  readonly metodo = $derived.by(() => this.state.metodo);
  readonly clases = $derived.by(() => this.state.clases);
  readonly universo = $derived.by(() => this.state.universo);
  readonly desde = $derived.by(() => this.state.desde);
  readonly ent = $derived.by(() => this.state.ent);
  readonly mun = $derived.by(() => this.state.mun);
  readonly lista = $derived.by(() => this.state.lista);
  readonly buscar = $derived.by(() => this.state.buscar);
  private readonly cortesKey = $derived.by(() => this.state.cortes.join());
  readonly cortes = $derived.by(() => (this.cortesKey === '' ? [] : this.cortesKey.split(',').map(Number)));
  private readonly etapasKey = $derived.by(() => JSON.stringify(this.state.etapas));
  readonly etapas = $derived.by(() => JSON.parse(this.etapasKey) as string[]);
  private readonly sectoresKey = $derived.by(() => JSON.stringify(this.state.sectores));
  readonly sectores = $derived.by(() => JSON.parse(this.sectoresKey) as string[]);
  private readonly ordenKey = $derived.by(() => JSON.stringify(this.state.orden));
  readonly orden = $derived.by(() => JSON.parse(this.ordenKey) as ViewState['orden']);

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
