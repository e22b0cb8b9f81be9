import { page } from '$app/state';
import { today, type Day } from '../domain/day';
import { formatView, parseView, type ViewState } from './view-url';

/** The view, owned by the address. Reading is reactive; changing it writes the address, so Back works. */
export class View {
  /**
   * The address as last written or navigated to. Changes of the view write the history without the router: a router
   * resets focus and runs its loaders, and a change of measure would cost three times its own work.
   */
  private search = $state(typeof location === 'undefined' ? '' : location.search);
  readonly state: ViewState = $derived.by(() => parseView(new URLSearchParams(this.search)));

  // One derived value each, so that a change of one part does not wake what depends on the others.
  readonly medida = $derived.by(() => this.state.medida);
  readonly cruce = $derived.by(() => this.state.cruce);
  readonly vista = $derived.by(() => this.state.vista);
  readonly contra = $derived.by(() => this.state.contra);
  readonly llegar = $derived.by(() => this.state.llegar);
  readonly tabla = $derived.by(() => this.state.tabla);
  readonly paleta = $derived.by(() => this.state.paleta);
  readonly metodo = $derived.by(() => this.state.metodo);
  readonly clases = $derived.by(() => this.state.clases);
  readonly universo = $derived.by(() => this.state.universo);
  readonly desde = $derived.by(() => this.state.desde);
  readonly ent = $derived.by(() => this.state.ent);
  readonly mun = $derived.by(() => this.state.mun);
  readonly cerca = $derived.by(() => this.state.cerca);
  readonly limites = $derived.by(() => this.state.limites);
  readonly peso = $derived.by(() => this.state.peso);
  readonly lista = $derived.by(() => this.state.lista);
  readonly buscar = $derived.by(() => this.state.buscar);
  readonly apartado = $derived.by(() => this.state.apartado);
  readonly nivel = $derived.by(() => this.state.nivel);
  readonly base = $derived.by(() => this.state.base);
  readonly dis = $derived.by(() => this.state.dis);
  readonly umbral = $derived.by(() => this.state.umbral);
  readonly eleccion = $derived.by(() => this.state.eleccion);
  readonly antes = $derived.by(() => this.state.antes);
  readonly coaliciones = $derived.by(() => this.state.coaliciones);
  readonly por = $derived.by(() => this.state.por);
  readonly dato = $derived.by(() => this.state.dato);
  readonly conformacion = $derived.by(() => this.state.conformacion);
  readonly meses = $derived.by(() => this.state.meses);
  private readonly ordenDistritosKey = $derived.by(() => JSON.stringify(this.state.ordenDistritos));
  readonly ordenDistritos = $derived.by(
    () => JSON.parse(this.ordenDistritosKey) as ViewState['ordenDistritos']
  );
  readonly parte = $derived.by(() => this.state.parte);
  readonly cuenta = $derived.by(() => this.state.cuenta);
  readonly conf = $derived.by(() => this.state.conf);
  readonly pestana = $derived.by(() => this.state.pestana);
  readonly cuales = $derived.by(() => this.state.cuales);
  readonly rol = $derived.by(() => this.state.rol);
  readonly mide = $derived.by(() => this.state.mide);
  readonly trim = $derived.by(() => this.state.trim);
  readonly libro = $derived.by(() => this.state.libro);
  readonly estrategia = $derived.by(() => this.state.estrategia);
  readonly eje = $derived.by(() => this.state.eje);
  readonly situacion = $derived.by(() => this.state.situacion);
  readonly palabras = $derived.by(() => this.state.palabras);
  readonly lugar = $derived.by(() => this.state.lugar);
  readonly huecos = $derived.by(() => this.state.huecos);
  private readonly cortesKey = $derived.by(() => this.state.cortes.join());
  readonly cortes = $derived.by(() => (this.cortesKey === '' ? [] : this.cortesKey.split(',').map(Number)));
  private readonly membersKey = $derived.by(() => JSON.stringify([this.state.generos, this.state.edades]));
  private readonly memberFilters = $derived.by(() => JSON.parse(this.membersKey) as [number[], number[]]);
  readonly generos = $derived.by(() => this.memberFilters[0]);
  readonly edades = $derived.by(() => this.memberFilters[1]);
  private readonly chosenKey = $derived.by(() => JSON.stringify([this.state.celdas, this.state.rango]));
  private readonly chosen = $derived.by(() => JSON.parse(this.chosenKey) as [number[], ViewState['rango']]);
  readonly celdas = $derived.by(() => this.chosen[0]);
  readonly rango = $derived.by(() => this.chosen[1]);
  private readonly etapasKey = $derived.by(() => JSON.stringify(this.state.etapas));
  readonly etapas = $derived.by(() => JSON.parse(this.etapasKey) as string[]);
  private readonly sectoresKey = $derived.by(() => JSON.stringify(this.state.sectores));
  readonly sectores = $derived.by(() => JSON.parse(this.sectoresKey) as string[]);
  private readonly ordenKey = $derived.by(() => JSON.stringify(this.state.orden));
  readonly orden = $derived.by(() => JSON.parse(this.ordenKey) as ViewState['orden']);

  private readonly camaraKey = $derived(JSON.stringify(this.state.camara));
  readonly camara = $derived(JSON.parse(this.camaraKey) as ViewState['camara']);

  /** The day on this device, read once per visit. */
  readonly hoy: Day = today();
  /** A date that a moving slider shows before it becomes part of the address. */
  private shown = $state<Day | null>(null);
  readonly fecha: Day = $derived.by(() => this.shown ?? this.state.fecha ?? this.hoy);

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
    this.search = location.search;
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
    this.search = search;
  }
}
