/** Builds `static/datos` and `static/demo` from `data/`, the same bytes every time. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MultiPolygon, Polygon } from 'geojson';
import Papa from 'papaparse';
import { feature, quantize } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Catalog } from '../../src/lib/domain/catalog';
import type { GoalUnit } from '../../src/lib/domain/coverage';
import {
  packSnapshot,
  type ElectoralReference,
  type Reference,
  type ShippedLayouts
} from '../../src/lib/domain/shipped';
import { DEFAULT_SECTORS, DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { codeFacts } from '../../src/lib/engine/code-facts';
import { createNodeEngine } from '../../src/lib/engine/node';
import { coverageQuestion } from '../../src/lib/engine/questions/coverage';
import { buildFrame, dropIslets, simplifyForDisplay, type Frame } from '../../src/lib/geo/frame';
import { ROW_HEIGHT } from '../../src/lib/geo/hex-grid';
import { layOutCircles, layOutTiles } from '../../src/lib/geo/layouts';
import { Locator } from '../../src/lib/geo/locate';
import { readingAgainst } from '../../src/lib/ingest/table/context';
import { readCells } from '../../src/lib/ingest/table/read-kind';
import { generateDemo } from '../demo/generate';
import { readShippedCard, readShippedUnits } from './shipped-frame';

/** Vertices of the first picture and of the map on screen; a frame with fewer keeps them all. */
const FIRST_PAINT_VERTICES = 3_865;
const DISPLAY_VERTICES = 100_000;
/** Steps across the country: a tenth of a pixel on the national map, and no municipality falls between two. */
const FIRST_PAINT_GRID = 1e4;
const WHOLE_CAPITAL = 'Ciudad de México';
const LABEL_POPULATION = 8_000;

/** GeoNames calls one Mexican city by its English name. */
const SPANISH_NAMES: Record<string, string> = { 'Mexico City': 'Ciudad de México' };

/** One locality of `data/localidades/geonames.csv`. */
interface Locality {
  nombre: string;
  lon: number;
  lat: number;
  poblacion: number;
}

const readJson = <T>(...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
const readTable = (...path: string[]) =>
  Papa.parse<Record<string, string>>(readFileSync(join(...path), 'utf8'), {
    header: true,
    skipEmptyLines: true
  }).data;

/** The dated catalogues of `data/`. */
export function readReference(root: string): Reference {
  const at = (file: string) => readJson<Record<string, never>>(root, 'data', 'catalogos', file);
  const goal = readTable(root, 'data', 'metas', 'declarada-2446.csv') as unknown as GoalUnit[];
  return {
    entidades: at('entidades.json').entidades,
    posteriores: at('posteriores.json').municipios,
    nombres: at('nombres.json').nombres,
    circunscripciones: readElectoralReference(root).conformaciones[0].circunscripciones,
    meta: {
      nombre: 'Meta declarada',
      fuente:
        'Lista reconstruida: municipios de 2010 sin CDMX, Bacalar, Puerto Morelos y los cuatro de Chiapas decretados en noviembre de 2011',
      claves: goal.filter((g) => g.clave && !g.nota).map((g) => g.clave),
      otras: goal.filter((g) => !g.clave || g.nota)
    }
  };
}

/** The dated catalogues of elections. */
export function readElectoralReference(root: string): ElectoralReference {
  const at = <T>(file: string) => readJson<T>(root, 'data', 'catalogos', file);
  const { fuente, consultado, confianza, listas } =
    at<ElectoralReference['sinPartidos']>('sin-partidos.json');
  return {
    conformaciones: at<ElectoralReference>('circunscripciones.json').conformaciones,
    distritaciones: at<ElectoralReference>('distritaciones.json').distritaciones,
    sinPartidos: { fuente, consultado, confianza, listas }
  };
}

function readLocalities(root: string): Locality[] {
  return (
    readTable(root, 'data', 'localidades', 'geonames.csv')
      // PPLX is a part of another locality: counting it would count its people twice.
      .filter((r) => r.tipo !== 'PPLX')
      .map((r) => ({
        nombre: SPANISH_NAMES[r.nombre] ?? r.nombre,
        lon: Number(r.lon),
        lat: Number(r.lat),
        poblacion: Number(r.poblacion)
      }))
  );
}

/** People in localities per municipality; null where no locality with population falls inside. */
export function sumLocalities(frame: Frame, localities: readonly Locality[]): (number | null)[] {
  const layer = frame.topology.objects.municipios as GeometryCollection;
  const shapes = feature(frame.topology, layer).features.map((f) => f.geometry as Polygon | MultiPolygon);
  const locator = new Locator(shapes);
  const people: (number | null)[] = shapes.map(() => null);
  for (const l of localities) {
    const position = locator.find(l.lon, l.lat);
    if (position >= 0) people[position] = (people[position] ?? 0) + l.poblacion;
  }
  return people;
}

const round = (digits: number) => (value: number) => Math.round(value * 10 ** digits) / 10 ** digits;

function pairs(frame: Frame, side: number): number[] {
  return [...frame.neighbours.a.keys()]
    .filter((i) => frame.neighbours.side[i] === side)
    .flatMap((i) => [frame.neighbours.a[i], frame.neighbours.b[i]]);
}

async function takeSnapshot(cells: string, catalog: Catalog, reference: Reference) {
  const read = await readCells(new Blob([cells]), readingAgainst(catalog.municipios, reference));
  const engine = createNodeEngine();
  try {
    await engine.load(codeFacts(read.cells, catalog, DEFAULT_STAGES, DEFAULT_SECTORS).facts);
    const filter = { fecha: read.lastDay!, desde: null, sectores: null, stages: DEFAULT_STAGES };
    return packSnapshot(await engine.ask(coverageQuestion, filter), read.lastDay!);
  } finally {
    await engine.stop();
  }
}

/** The views in which every municipality is seen: hexagons as columns and rows of half cells, circles by people. */
function composeLayouts(frame: Frame, people: readonly (number | null)[]): ShippedLayouts {
  const { municipios } = frame.catalog;
  const units = {
    claves: municipios.map((m) => m.clave as string),
    lon: Float64Array.from(municipios, (m) => m.lon),
    lat: Float64Array.from(municipios, (m) => m.lat),
    areaKm2: Float64Array.from(municipios, (m) => m.areaKm2),
    neighbours: frame.neighbours
  };
  const { tiles, report } = layOutTiles(units);
  const circles = layOutCircles(
    units,
    Float64Array.from(people, (p) => p ?? NaN)
  );
  const rounded = (values: Float64Array, digits: number) => Array.from(values, round(digits));
  return {
    fidelidad: {
      desplazamientoMedio: round(3)(report.meanShift),
      vecinosJuntos: round(4)(report.touching),
      vecinosCerca: round(4)(report.near)
    },
    iguales: {
      mediaColumna: Array.from(tiles.x, (x) => Math.round(2 * x)),
      fila: Array.from(tiles.y, (y) => Math.round(y / ROW_HEIGHT))
    },
    personas: { x: rounded(circles.x, 3), y: rounded(circles.y, 3), r: rounded(circles.r, 3) }
  };
}

/**
 * Every generated file by its path under `static/`, as text.
 * @param laysOut whether the views in which every municipality is seen are made too: they take most of the time
 */
export async function composeStatic(root: string, laysOut = true): Promise<Map<string, string>> {
  const reference = readReference(root);
  const district = new Map(
    reference.circunscripciones.flatMap((c) => c.entidades.map((e) => [e, String(c.clave)]))
  );
  const card = readShippedCard(root);
  const frame = buildFrame(
    readShippedUnits(root),
    card.nombre,
    card.fuente,
    (entidad) => district.get(entidad) ?? ''
  );
  const localities = readLocalities(root);
  // GeoNames gives the capital as one place with the people of all its alcaldías, which it also lists one by one.
  const people = sumLocalities(
    frame,
    localities.filter((l) => l.nombre !== WHOLE_CAPITAL)
  );
  const pull = sumLocalities(frame, localities);
  const { municipios, nombre, fuente } = frame.catalog;
  const files = new Map<string, string>();
  const put = (path: string, content: unknown) =>
    files.set(path, typeof content === 'string' ? content : JSON.stringify(content));

  const vertices = frame.topology.arcs.reduce((sum, arc) => sum + arc.length, 0);
  const display = simplifyForDisplay(frame.topology, DISPLAY_VERTICES / vertices);
  put('datos/topologia.json', quantize(display as never, 1e5));
  const coarse = simplifyForDisplay(dropIslets(frame.topology), FIRST_PAINT_VERTICES / vertices);
  put('datos/topologia-gruesa.json', quantize(pruneArcs(coarse) as never, FIRST_PAINT_GRID));
  put('datos/catalogo.json', {
    nombre,
    fuente,
    credito: { texto: card.credito, enlace: card.enlace, licencia: card.licencia },
    claves: municipios.map((m) => m.clave),
    nombres: municipios.map((m) => m.nombre)
  });
  put('datos/territorio.json', {
    areaKm2: municipios.map((m) => round(3)(m.areaKm2)),
    lon: municipios.map((m) => round(4)(m.lon)),
    lat: municipios.map((m) => round(4)(m.lat)),
    lado: pairs(frame, 1),
    punto: pairs(frame, 0)
  });
  // People of the boundaries' own file are exact; those of localities are an approximation.
  const own = municipios.some((m) => m.pob !== null);
  if (laysOut)
    put('datos/cartograma.json', composeLayouts(frame, own ? municipios.map((m) => m.pob) : people));
  put('datos/poblacion.json', {
    fuente: own ? card.nombre : 'GeoNames, localidades con población',
    aproximada: !own,
    personas: own ? municipios.map((m) => m.pob) : people
  });
  put('datos/referencia.json', reference);
  put('datos/electoral.json', readElectoralReference(root));
  const sources = readJson<{ fuentes: unknown[] }>(root, 'data', 'catalogos', 'fuentes.json');
  put('datos/fuentes.json', { ...sources, fuentes: [card.entrada, ...sources.fuentes] });
  put('datos/tierra.json', readJson(root, 'data', 'base', 'tierra.geojson'));
  put(
    'datos/localidades.json',
    localities
      .filter((l) => l.poblacion >= LABEL_POPULATION)
      .sort((a, b) => b.poblacion - a.poblacion || a.nombre.localeCompare(b.nombre))
      .map((l) => [l.nombre, round(3)(l.lon), round(3)(l.lat), l.poblacion])
  );
  const { distritaciones, sinPartidos } = readElectoralReference(root);
  const demo = generateDemo(frame.catalog, frame.neighbours, pull, {
    seats: distritaciones[0].distritos,
    without: new Set(sinPartidos.listas.flatMap((l) => l.claves)),
    people
  });
  for (const [name, table] of demo) put(`demo/${name}.csv`, table);
  put('datos/foto.json', await takeSnapshot(demo.get('cococis')!, frame.catalog, reference));
  if (card.licencia)
    put(`datos/${card.licencia}`, readFileSync(join(root, 'data', 'limites', card.licencia), 'utf8'));
  const sums = [...files]
    .sort()
    .map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]);
  put('datos/sumas.json', JSON.stringify(Object.fromEntries(sums), null, 1) + '\n');
  return files;
}

/** Arcs that no municipality uses any more, out; the rest renumbered. */
function pruneArcs(source: Topology): Topology {
  const used = new Map<number, number>();
  const renumber = (arc: number) => {
    const index = arc < 0 ? ~arc : arc;
    if (!used.has(index)) used.set(index, used.size);
    const next = used.get(index)!;
    return arc < 0 ? ~next : next;
  };
  const walk = (arcs: unknown): unknown => (Array.isArray(arcs) ? arcs.map(walk) : renumber(arcs as number));
  const layer = source.objects.municipios as GeometryCollection;
  // Without ids: the order of the catalogue says whose each geometry is.
  const geometries = layer.geometries.map((g) => ({
    type: g.type,
    arcs: walk((g as { arcs: unknown }).arcs)
  }));
  const arcs = [...used.keys()].map((index) => source.arcs[index]);
  return {
    ...source,
    arcs,
    objects: { municipios: { type: 'GeometryCollection', geometries } as GeometryCollection }
  };
}

/** Writes every generated file under `static/`. */
export async function buildStatic(root: string): Promise<void> {
  for (const folder of ['datos', 'demo']) mkdirSync(join(root, 'static', folder), { recursive: true });
  for (const [path, text] of await composeStatic(root)) writeFileSync(join(root, 'static', path), text);
}
