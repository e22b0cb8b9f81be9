import { wrap, type Remote } from 'comlink';
import type { Catalog, Municipio } from '../domain/catalog';
import type { ClaveMunicipio } from '../domain/clave';
import type { Reference, ShippedCatalog, ShippedPopulation, ShippedTerritory } from '../domain/shipped';
import { neighboursOf, type Neighbours } from '../geo/adjacency';
import type { TilesApi } from './tiles.worker';

const toNeighbours = ({ lado, punto }: ShippedTerritory): Neighbours => {
  const flat = [...lado, ...punto];
  return {
    a: Uint16Array.from({ length: flat.length / 2 }, (_, i) => flat[2 * i]),
    b: Uint16Array.from({ length: flat.length / 2 }, (_, i) => flat[2 * i + 1]),
    side: Uint8Array.from({ length: flat.length / 2 }, (_, i) => (2 * i < lado.length ? 1 : 0))
  };
};

/** The frame in use: its catalogue, its neighbours and its tiles. The shipped one arrives in two steps. */
export class Territory {
  catalog = $state.raw<Catalog>({ nombre: '', fuente: '', municipios: [] });
  neighbours = $state.raw<Neighbours | null>(null);
  /** Boxes of the states and of the whole, `[west, south, east, north]`. */
  boxes = $state.raw<Record<string, number[]>>({});
  /** Positions of the units that need a dot on the national map. */
  small = $state.raw<readonly number[]>([]);
  /** Grows when the tiles have another shape. */
  version = $state(0);
  reference!: Reference;
  shippedPeople!: ShippedPopulation;
  readonly positions = $derived.by(
    () => new Map(this.catalog.municipios.map((m, i) => [m.clave as string, i]))
  );

  private shipped!: Catalog;
  private shippedNeighbours: Neighbours | null = null;
  private tiles: Remote<TilesApi> | null = null;
  private turn = 0;

  constructor(private readonly base: string) {}

  private json = async <T>(file: string): Promise<T> => {
    const response = await fetch(`${this.base}datos/${file}`);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return (await response.json()) as T;
  };

  private worker(): Remote<TilesApi> {
    this.tiles ??= wrap<TilesApi>(
      new Worker(new URL('./tiles.worker.ts', import.meta.url), { type: 'module' })
    );
    return this.tiles;
  }

  /** Catalogue and reference of the site, without shapes. */
  async open(): Promise<void> {
    const [catalog, reference, people] = await Promise.all([
      this.json<ShippedCatalog>('catalogo.json'),
      this.json<Reference>('referencia.json'),
      this.json<ShippedPopulation>('poblacion.json')
    ]);
    this.reference = reference;
    this.shippedPeople = people;
    const municipios = catalog.claves.map((clave, i): Municipio => ({
      clave: clave as ClaveMunicipio,
      nombre: catalog.nombres[i],
      areaKm2: NaN,
      lon: NaN,
      lat: NaN,
      pob: null
    }));
    this.shipped = { nombre: catalog.nombre, fuente: catalog.fuente, municipios };
    this.catalog = this.shipped;
  }

  private names() {
    const { municipios } = this.catalog;
    return { claves: municipios.map((m) => m.clave as string), nombres: municipios.map((m) => m.nombre) };
  }

  /** The shipped frame: coarse at once, or in full with neighbours and areas. */
  async useShipped(detail: boolean): Promise<void> {
    this.catalog = this.shipped;
    this.neighbours = this.shippedNeighbours;
    if (detail) return this.detail();
    const shape = await this.worker().fetchTopology(
      ++this.turn,
      this.url('topologia-gruesa.json'),
      this.names()
    );
    this.draw(shape);
  }

  private url = (file: string) => new URL(`${this.base}datos/${file}`, location.href).href;

  /** Puts shapes on the map, unless newer ones were asked for meanwhile. */
  private draw(shape: { boxes: Record<string, number[]>; small: number[] } | null): void {
    if (!shape) return;
    this.boxes = shape.boxes;
    this.small = shape.small;
    this.version++;
  }

  /** Full shapes, neighbours and areas of the shipped frame; asked for when the page is idle. */
  async detail(): Promise<void> {
    if (this.catalog !== this.shipped) return;
    const [shape, territory] = await Promise.all([
      this.worker().fetchTopology(++this.turn, this.url('topologia.json'), this.names()),
      this.json<ShippedTerritory>('territorio.json')
    ]);
    const inUse = this.catalog === this.shipped;
    const municipios = this.shipped.municipios.map((m, i) => ({
      ...m,
      areaKm2: territory.areaKm2[i],
      lon: territory.lon[i],
      lat: territory.lat[i]
    }));
    this.shippedNeighbours = toNeighbours(territory);
    this.shipped = { ...this.shipped, municipios };
    if (!inUse) return;
    this.catalog = this.shipped;
    this.neighbours = this.shippedNeighbours;
    this.draw(shape);
  }

  /** A frame that the user loaded. */
  async use(catalog: Catalog, neighbours: Neighbours, topology: Uint8Array): Promise<void> {
    const claves = catalog.municipios.map((m) => m.clave as string);
    const nombres = catalog.municipios.map((m) => m.nombre);
    const shape = await this.worker().setTopology(++this.turn, topology, { claves, nombres });
    this.catalog = catalog;
    this.neighbours = neighbours;
    this.draw(shape);
  }

  /** Keys and names of the shipped catalogue, in its order. */
  get shippedPlaces(): Pick<Municipio, 'clave' | 'nombre'>[] {
    return this.shipped.municipios.map(({ clave, nombre }) => ({ clave, nombre }));
  }

  /** Common name of the entidad of a key. */
  entidadName(clave: string): string {
    return this.entidadNames.get(clave.slice(0, 2)) ?? clave.slice(0, 2);
  }

  private readonly entidadNames = $derived.by(
    () =>
      new Map(
        (this.catalog.municipios.length ? this.reference.entidades : []).map((e) => [
          e.clave as string,
          e.nombre
        ])
      )
  );

  /** Neighbours of a unit by position; none while the full territory has not arrived. */
  neighboursOf(position: number) {
    return this.neighbours ? neighboursOf(position, this.neighbours) : [];
  }

  get isShipped(): boolean {
    return this.catalog === this.shipped;
  }

  tile = (z: number, x: number, y: number): Promise<Uint8Array> => this.worker().tile(z, x, y);
}
