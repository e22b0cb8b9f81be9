import type { MultiLineString } from 'geojson';
import type { Topology } from 'topojson-specification';
import { foldName, type Catalog, type Municipio } from '../../domain/catalog';
import { parseClaveEntidad, type ClaveMunicipio } from '../../domain/clave';
import type { Reference, ShippedCatalog, ShippedPopulation, ShippedTerritory } from '../../domain/shipped';
import { neighboursOf, toNeighbours, type Neighbours } from '../../geo/adjacency';
import { toShapes, type Shapes } from '../../geo/shapes';
import type { ShippedPlace } from '../../workers/file-context';
import type { TilesApi } from '../../workers/jobs/tiles.worker';
import { RestartableWorker } from '../../workers/client/restartable-worker';

/** Keys and names of a catalogue, in its order. */
const namesOf = ({ municipios }: Catalog) => ({
  claves: municipios.map((m) => m.clave as string),
  nombres: municipios.map((m) => m.nombre)
});

/** The frame in use: its catalogue, its neighbours and its tiles. The shipped one arrives in two steps. */
export class Territory {
  catalog = $state.raw<Catalog>({ nombre: '', fuente: '', municipios: [] });
  neighbours = $state.raw<Neighbours | null>(null);
  /** Shapes for the page to draw: coarse ones first; null until they arrive. */
  shapes = $state.raw<Shapes | null>(null);
  /** Changes with the shapes. */
  shapesName = $state('');
  /** Positions of the units that need a dot on the national map. */
  small = $state.raw<readonly number[]>([]);
  /** Grows when the tiles have another shape; 0 before the first ones. */
  version = $state(0);
  reference!: Reference;
  shippedPeople!: ShippedPopulation;
  /** Who is credited for the boundaries of the site. */
  credit = $state.raw<ShippedCatalog['credito']>({ texto: '', enlace: '', licencia: '' });
  readonly positions = $derived.by(
    () => new Map(this.catalog.municipios.map((m, i) => [m.clave as string, i]))
  );

  /** Interior points of the municipalities, degrees; null until the places of the shipped frame arrive. */
  readonly points = $derived.by((): { lon: Float64Array; lat: Float64Array } | null => {
    const { municipios } = this.catalog;
    if (!municipios.length || Number.isNaN(municipios[0].lon)) return null;
    return {
      lon: Float64Array.from(municipios, (m) => m.lon),
      lat: Float64Array.from(municipios, (m) => m.lat)
    };
  });

  private shipped!: Catalog;
  private shippedNeighbours: Neighbours | null = null;
  private readonly tiles = new RestartableWorker<TilesApi>(
    () => new Worker(new URL('../../workers/jobs/tiles.worker.ts', import.meta.url), { type: 'module' })
  );
  private turn = 0;
  /** Borders by their groups: bringing them over again takes longer than drawing them. */
  private readonly lines = new WeakMap<Int32Array, { version: number; lines: Promise<MultiLineString> }>();
  private coarse!: Topology;
  private namesByKey: Map<string, string> | null = null;

  constructor(private readonly base: string) {}

  private json = async <T>(file: string): Promise<T> => {
    const response = await fetch(`${this.base}datos/${file}`);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return (await response.json()) as T;
  };

  /** Catalogue, reference and coarse shapes of the site. */
  async open(): Promise<void> {
    const [catalog, reference, people, coarse] = await Promise.all([
      this.json<ShippedCatalog>('catalogo.json'),
      this.json<Reference>('referencia.json'),
      this.json<ShippedPopulation>('poblacion.json'),
      this.json<Topology>('topologia-gruesa.json')
    ]);
    this.coarse = coarse;
    this.reference = reference;
    this.shippedPeople = people;
    this.credit = catalog.credito;
    const municipios = catalog.claves.map((clave, i): Municipio => ({
      clave: clave as ClaveMunicipio,
      nombre: catalog.nombres[i],
      areaKm2: NaN,
      lon: NaN,
      lat: NaN,
      pob: null
    }));
    this.shipped = { nombre: catalog.nombre, fuente: catalog.fuente, municipios };
    this.useShipped();
  }

  /** The shipped frame: coarse shapes at once; tiles, neighbours and areas come with `detail`. */
  useShipped(): void {
    this.turn++;
    this.catalog = this.shipped;
    this.neighbours = this.shippedNeighbours;
    this.show(this.coarse, 'gruesa');
  }

  private show(topology: Topology, name: string): void {
    const claves = this.catalog.municipios.map((m) => m.clave as string);
    this.shapes = toShapes(topology, claves);
    this.shapesName = name;
  }

  /** The shapes in full, for pictures and for machines where the page draws the whole map. */
  async refine(): Promise<void> {
    if (this.catalog !== this.shipped || this.shapesName === 'completa') return;
    const { turn } = this;
    const topology = await this.json<Topology>('topologia.json');
    if (turn === this.turn) this.show(topology, 'completa');
  }

  private url = (file: string) => new URL(`${this.base}datos/${file}`, location.href).href;

  /** Tiles in full, neighbours and areas of the shipped frame; asked for after the first picture. */
  async detail(): Promise<void> {
    if (this.catalog !== this.shipped) return;
    const [small, territory] = await Promise.all([
      this.tiles.call((tiles) =>
        tiles.fetchTopology(++this.turn, this.url('topologia.json'), namesOf(this.catalog))
      ),
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
    this.cut(small);
  }

  private cut(small: readonly number[] | null): void {
    if (!small) return;
    this.small = small;
    this.version++;
  }

  /** Proves that a frame that the user loaded can be drawn, before anything depends on it; rejects where it cannot. */
  async prove(id: string, catalog: Catalog, topology: Uint8Array): Promise<void> {
    const names = namesOf(catalog);
    toShapes(await this.tiles.call((tiles) => tiles.prepare(id, topology, names)), names.claves);
  }

  /** Puts a frame that the user loaded in use; one that was proven is not cut again. */
  async use(id: string, catalog: Catalog, neighbours: Neighbours, topology: Uint8Array): Promise<void> {
    const turn = ++this.turn;
    const { small, light } = await this.tiles.call((tiles) =>
      tiles.setTopology(turn, id, topology, namesOf(catalog))
    );
    this.catalog = catalog;
    this.neighbours = neighbours;
    this.show(light, `propia ${turn}`);
    this.cut(small);
  }

  /** The shipped frame, for a worker to fetch. */
  get shippedPlace(): ShippedPlace {
    const { nombre } = this.shipped;
    return { nombre, topologyUrl: this.url('topologia.json'), territoryUrl: this.url('territorio.json') };
  }

  /** Keys and names of the shipped catalogue, in its order. */
  get shippedPlaces(): Pick<Municipio, 'clave' | 'nombre'>[] {
    return this.shipped.municipios.map(({ clave, nombre }) => ({ clave, nombre }));
  }

  /** Names of the shipped catalogue by key. */
  get shippedNames(): ReadonlyMap<string, string> {
    return (this.namesByKey ??= new Map(this.shippedPlaces.map((p) => [p.clave as string, p.nombre])));
  }

  /** Common name of the entidad of a key. */
  entidadName(clave: string): string {
    return this.entidadNames.get(clave.slice(0, 2)) ?? clave.slice(0, 2);
  }

  /** Key of a state written as a key, or by any of its names; null for none. */
  entidadKey(text: string): string | null {
    const key = parseClaveEntidad(text);
    if (key) return key;
    const folded = foldName(text);
    const found = this.reference.entidades.find((e) =>
      [e.nombre, e.abreviatura, ...e.variantes].some((name) => foldName(name) === folded)
    );
    return found?.clave ?? null;
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

  /** Borders of electoral units, from their topology. */
  borders = (topology: Uint8Array): Promise<MultiLineString> =>
    this.tiles.call((tiles) => tiles.borders(topology));

  /** Borders between municipalities of different groups, by position. */
  linesBetween(groups: Int32Array): Promise<MultiLineString> {
    const known = this.lines.get(groups);
    if (known?.version === this.version) return known.lines;
    const lines = this.tiles.call((tiles) => tiles.linesBetween(groups)) as Promise<MultiLineString>;
    this.lines.set(groups, { version: this.version, lines });
    return lines;
  }

  tile = (z: number, x: number, y: number): Promise<Uint8Array> =>
    this.tiles.call((tiles) => tiles.tile(z, x, y));
}
