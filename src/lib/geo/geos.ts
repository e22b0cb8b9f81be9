import type { MultiPolygon, Polygon } from 'geojson';
import { polygonsOf } from './polygons';

/** A geometry inside GEOS: whoever opens one lets go of it. */
export type Shape = number & { readonly __shape: unique symbol };

/** The functions of the C library that are used here. */
interface Library {
  Module: {
    _malloc(bytes: number): number;
    _free(at: number): void;
    HEAPU32: Uint32Array;
  };
  GEOSisValid(shape: number): number;
  GEOSMakeValid(shape: number): number;
  GEOSIntersection(a: number, b: number): number;
  GEOSUnaryUnion(shape: number): number;
  GEOSGeom_createCollection(type: number, shapes: number, count: number): number;
  GEOSGeom_clone(shape: number): number;
  GEOSGeom_destroy(shape: number): void;
  GEOSCoverageIsValid(collection: number, gap: number, invalid: number): number;
  GEOSPrepare(shape: number): number;
  GEOSPreparedContains(prepared: number, shape: number): number;
  GEOSPreparedIntersects(prepared: number, shape: number): number;
  GEOSPreparedGeom_destroy(prepared: number): void;
  GEOSArea(shape: number, at: number): number;
}

const COLLECTION = 7;

/** GEOS (the geometry engine of PostGIS and QGIS) in WebAssembly, opened once per thread. */
export class Geos {
  private static opening: Promise<Geos> | null = null;
  private readonly figure: number;

  private constructor(
    private readonly library: Library,
    private readonly read: (geometry: object, library: Library) => number,
    private readonly write: (shape: number, library: Library) => { type: string; [key: string]: unknown }
  ) {
    this.figure = library.Module._malloc(8);
  }

  static open(): Promise<Geos> {
    Geos.opening ??= Promise.all([import('geos-wasm'), import('geos-wasm/helpers')])
      .then(async ([{ default: start }, { geojsonToGeosGeom, geosGeomToGeojson }]) => {
        // A failed operation answers with no shape; what GEOS notes of a bad ring is nobody's concern.
        const quiet = { errorHandler: () => {}, noticeHandler: () => {} };
        const library = (await start(quiet)) as unknown as Library;
        return new Geos(library, geojsonToGeosGeom as never, geosGeomToGeojson as never);
      })
      .catch((error) => {
        Geos.opening = null;
        throw error;
      });
    return Geos.opening;
  }

  open(geometry: Polygon | MultiPolygon): Shape {
    return this.read(geometry, this.library) as Shape;
  }

  close(...shapes: Shape[]): void {
    for (const shape of shapes) if (shape) this.library.GEOSGeom_destroy(shape);
  }

  isValid = (shape: Shape): boolean => this.library.GEOSisValid(shape) === 1;

  /** The polygons of a valid geometry of the same area; lines and points left over by a repair are dropped. */
  repair(shape: Shape): MultiPolygon | null {
    const valid = this.library.GEOSMakeValid(shape) as Shape;
    if (!valid) return null;
    const polygons = this.polygonsOf(valid);
    this.close(valid);
    return polygons;
  }

  /** The polygons of a shape; null when it has none. */
  polygonsOf(shape: Shape): MultiPolygon | null {
    const coordinates = collectPolygons(this.write(shape, this.library));
    return coordinates.length ? { type: 'MultiPolygon', coordinates } : null;
  }

  /** What two valid shapes have in common; it may be empty, or nothing when GEOS cannot tell. */
  intersection(a: Shape, b: Shape): Shape {
    return this.library.GEOSIntersection(a, b) as Shape;
  }

  /** Shapes as one collection, which takes them over. */
  private collect(shapes: readonly Shape[]): Shape {
    const { Module } = this.library;
    const list = Module._malloc(4 * shapes.length);
    Module.HEAPU32.set(shapes, list / 4);
    const collection = this.library.GEOSGeom_createCollection(COLLECTION, list, shapes.length) as Shape;
    Module._free(list);
    return collection;
  }

  /** Whether no two shapes overlap and those that touch share their border vertex by vertex. */
  isCoverage(shapes: readonly Shape[]): boolean {
    const collection = this.collect(shapes.map((shape) => this.library.GEOSGeom_clone(shape) as Shape));
    const valid = this.library.GEOSCoverageIsValid(collection, 0, 0) === 1;
    this.close(collection);
    return valid;
  }

  /** Everything that some shapes cover. The shapes are let go of. */
  union(shapes: readonly Shape[]): Shape {
    const collection = this.collect(shapes);
    const union = this.library.GEOSUnaryUnion(collection) as Shape;
    this.close(collection);
    return union;
  }

  /** Area in the square of the shape's own units. */
  area(shape: Shape): number {
    const { Module } = this.library;
    this.library.GEOSArea(shape, this.figure);
    return new Float64Array(Module.HEAPU32.buffer, this.figure, 1)[0];
  }

  /** A shape made quick to ask many times. */
  prepare(shape: Shape) {
    const { library } = this;
    const prepared = library.GEOSPrepare(shape);
    return {
      contains: (other: Shape) => library.GEOSPreparedContains(prepared, other) === 1,
      intersects: (other: Shape) => library.GEOSPreparedIntersects(prepared, other) === 1,
      close: () => library.GEOSPreparedGeom_destroy(prepared)
    };
  }
}

function collectPolygons(geometry: { type: string; [key: string]: unknown }): MultiPolygon['coordinates'] {
  if (geometry.type === 'GeometryCollection')
    return (geometry.geometries as (typeof geometry)[]).flatMap(collectPolygons);
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  return isArea ? (polygonsOf(geometry as unknown as Polygon) as MultiPolygon['coordinates']) : [];
}
