import { geoPath, geoTransform, type GeoPath } from 'd3-geo';
import type { FeatureCollection, GeoJSON } from 'geojson';
import type { Shapes } from '../../geo/shapes';
import type { Outline } from '../../scale/pen';
import { project, type Box } from '../../scale/camera';
import { GRATICULE } from '../graticule';

/** Units of outlines per side of the world: large enough for single precision to hold a metre. */
export const SCALE = 2 ** 20;

/** A way to lay out the municipalities on the plane of the map. */
export interface UnitLayout {
  /** The plan changes with its name: shapes of the same name are the same. */
  name: string;
  count: number;
  /** Shape of a unit, in `SCALE` per side of the world. */
  outline(position: number): Outline;
  /** Box of a unit on the plane of the world. */
  box(position: number): Box;
  /** Middle of a unit and the radius of a circle of its size, on the plane of the world. */
  disc(position: number): readonly [x: number, y: number, r: number];
  borders: Outline | null;
  /** All units as one shape, for drawing their borders in one stroke. */
  whole: Outline;
  /** Whether land, graticule and localities have a meaning here. */
  isGeographic: boolean;
  /** Box of each state and, under `''`, of the whole. */
  boxes: Readonly<Record<string, Box>>;
}

const mercator = geoTransform({
  point(lon, lat) {
    const [x, y] = project(lon, lat);
    this.stream.point(x * SCALE, y * SCALE);
  }
});
const measuring: GeoPath = geoPath(mercator);

/** A shape in degrees; its path is made when it is first drawn. */
export function outlineOf(shape: () => GeoJSON): Outline {
  let path: Path2D | null = null;
  return {
    canvas() {
      if (!path) {
        path = new Path2D();
        geoPath(mercator, path as never)(shape() as never);
      }
      return path;
    },
    svg: () => geoPath(mercator).digits(0)(shape() as never) ?? ''
  };
}

/** Many shapes as one. */
function joined(outlines: readonly Outline[]): Outline {
  let path: Path2D | null = null;
  return {
    canvas() {
      if (!path) {
        path = new Path2D();
        for (const outline of outlines) path.addPath(outline.canvas());
      }
      return path;
    },
    svg: () => outlines.map((o) => o.svg()).join('')
  };
}

/** The municipalities as they are. */
export class MapPlan implements UnitLayout {
  readonly isGeographic = true;
  readonly count: number;
  readonly borders: Outline;
  readonly whole: Outline;
  private readonly outlines: Outline[];
  private readonly discs: (readonly [number, number, number] | undefined)[] = [];
  private readonly unitBoxes: (Box | undefined)[] = [];
  private stateBoxes: Record<string, Box> | null = null;

  constructor(
    readonly name: string,
    private readonly shapes: Shapes,
    private readonly states: readonly string[]
  ) {
    this.count = shapes.count;
    this.outlines = Array.from({ length: shapes.count }, (_, i) => outlineOf(() => shapes.geometry(i)));
    this.borders = outlineOf(() => shapes.borders);
    this.whole = joined(this.outlines);
  }

  outline(position: number): Outline {
    return this.outlines[position];
  }

  /** Measured when first asked for: the first picture does not need them. */
  get boxes(): Readonly<Record<string, Box>> {
    return (this.stateBoxes ??= boxesOf(this.states, this));
  }

  box(position: number): Box {
    this.unitBoxes[position] ??= this.measure(position);
    return this.unitBoxes[position];
  }

  private measure(position: number): Box {
    const [[x0, y0], [x1, y1]] = measuring.bounds(this.shapes.geometry(position));
    return [x0 / SCALE, y0 / SCALE, x1 / SCALE, y1 / SCALE];
  }

  disc(position: number): readonly [number, number, number] {
    this.discs[position] ??= this.weigh(position);
    return this.discs[position];
  }

  private weigh(position: number): readonly [number, number, number] {
    const geometry = this.shapes.geometry(position);
    const [x, y] = measuring.centroid(geometry);
    return [x / SCALE, y / SCALE, Math.sqrt(measuring.area(geometry) / Math.PI) / SCALE];
  }
}

/** The graticule, and the land once it has arrived: all of it, and what is abroad. */
export const graticule: Outline = outlineOf(() => ({
  type: 'MultiLineString',
  coordinates: GRATICULE as [number, number][][]
}));

/** Outlines of the land: everything, and the neighbours alone. */
export function landOutlines(land: FeatureCollection): { all: Outline; abroad: Outline } {
  const abroad = land.features.filter((f) => f.properties?.nombre !== 'Mexico');
  return {
    all: outlineOf(() => land),
    abroad: outlineOf(() => ({ ...land, features: abroad }))
  };
}

/** The box of each state of a plan and, under `''`, of the whole. */
export function boxesOf(states: readonly string[], plan: Pick<UnitLayout, 'box'>): Record<string, Box> {
  const boxes: Record<string, [number, number, number, number]> = {};
  states.forEach((state, i) => {
    const [x0, y0, x1, y1] = plan.box(i);
    for (const key of [state, '']) {
      const box = (boxes[key] ??= [Infinity, Infinity, -Infinity, -Infinity]);
      box[0] = Math.min(box[0], x0);
      box[1] = Math.min(box[1], y0);
      box[2] = Math.max(box[2], x1);
      box[3] = Math.max(box[3], y1);
    }
  });
  return boxes;
}

/** Units as hexagons of one size (`r` the same for all) or as circles. Positions are on the plane of the world. */
export class DiscPlan implements UnitLayout {
  readonly isGeographic = false;
  readonly count: number;
  readonly boxes: Readonly<Record<string, Box>>;
  readonly borders: Outline | null;
  readonly whole: Outline;
  private readonly outlines: Outline[];
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly r: Float64Array;

  constructor(
    readonly name: string,
    { x, y, r }: { x: Float64Array; y: Float64Array; r: Float64Array },
    states: readonly string[],
    private readonly sides: 6 | 0
  ) {
    [this.x, this.y, this.r] = [x, y, r];
    this.count = x.length;
    this.outlines = Array.from(x, (_, i) => this.trace(i));
    this.whole = joined(this.outlines);
    this.boxes = boxesOf(states, this);
    this.borders = sides ? this.traceBorders(states) : null;
  }

  outline(position: number): Outline {
    return this.outlines[position];
  }

  disc(position: number): readonly [number, number, number] {
    return [this.x[position], this.y[position], this.r[position]];
  }

  box(position: number): Box {
    const [x, y, r] = this.disc(position);
    return [x - r, y - r, x + r, y + r];
  }

  /** The corner of a hexagon with points up whose neighbours are `2 r` away. */
  private corner(position: number, k: number): readonly [number, number] {
    const angle = (Math.PI / 180) * (60 * k - 30);
    const reach = (2 * this.r[position]) / Math.sqrt(3);
    return [
      (this.x[position] + reach * Math.cos(angle)) * SCALE,
      (this.y[position] + reach * Math.sin(angle)) * SCALE
    ];
  }

  private trace(position: number): Outline {
    let path: Path2D | null = null;
    const [x, y, r] = [this.x, this.y, this.r].map((v) => v[position] * SCALE);
    const corners = () => Array.from({ length: 6 }, (_, k) => this.corner(position, k));
    const svg = () =>
      this.sides
        ? `M${corners()
            .map((c) => c.map(Math.round).join(','))
            .join('L')}Z`
        : `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    return { svg, canvas: () => (path ??= new Path2D(svg())) };
  }

  /** The sides of hexagons whose other side is another state or the sea. */
  private traceBorders(states: readonly string[]): Outline {
    const step = 2 * this.r[0];
    const key = (x: number, y: number) => `${Math.round((4 * x) / step)} ${Math.round((4 * y) / step)}`;
    const at = new Map(Array.from(this.x, (x, i) => [key(x, this.y[i]), i]));
    const parts: string[] = [];
    this.x.forEach((x, i) => {
      for (let k = 0; k < 6; k++) {
        // The side between corners k and k + 1 looks at the angle 60 k.
        const angle = (Math.PI / 3) * k;
        const beside = at.get(key(x + step * Math.cos(angle), this.y[i] + step * Math.sin(angle)));
        if (beside !== undefined && (states[beside] === states[i] || beside < i)) continue;
        const [from, to] = [this.corner(i, k), this.corner(i, k + 1)];
        parts.push(`M${from.map(Math.round).join(',')}L${to.map(Math.round).join(',')}`);
      }
    });
    let path: Path2D | null = null;
    const svg = () => parts.join('');
    return { svg, canvas: () => (path ??= new Path2D(svg())) };
  }
}
