import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Bytes of a GeoPackage header before its envelope; then 0, 4, 6, 6 or 8 doubles of envelope. */
const HEADER = 8;
const ENVELOPE = [0, 32, 48, 48, 64];

/** Walks well-known binary, in either byte order; heights and measures are read past. */
class Reader {
  private at = 0;
  private little = true;

  constructor(private readonly view: DataView) {}

  private integer(): number {
    const value = this.view.getUint32(this.at, this.little);
    this.at += 4;
    return value;
  }

  private position(dimensions: number): Position {
    const x = this.view.getFloat64(this.at, this.little);
    const y = this.view.getFloat64(this.at + 8, this.little);
    this.at += 8 * dimensions;
    return [x, y];
  }

  private polygon(dimensions: number): Position[][] {
    return Array.from({ length: this.integer() }, () =>
      Array.from({ length: this.integer() }, () => this.position(dimensions))
    );
  }

  /** A polygon or several; null for anything else. */
  area(): Polygon | MultiPolygon | null {
    this.little = this.view.getUint8(this.at++) === 1;
    const code = this.integer();
    const kind = code & 0xff ? (code & 0xffff) % 1000 : 0;
    const iso = Math.floor((code & 0xffff) / 1000);
    const extra = iso === 3 ? 2 : iso > 0 ? 1 : (code >>> 31) + ((code >>> 30) & 1);
    if (code & 0x20000000) this.at += 4;
    if (kind === 3) return { type: 'Polygon', coordinates: this.polygon(2 + extra) };
    if (kind !== 6) return null;
    const parts = Array.from({ length: this.integer() }, () => this.area());
    return { type: 'MultiPolygon', coordinates: parts.map((p) => (p as Polygon).coordinates) };
  }
}

/** The area of a GeoPackage geometry (header, then well-known binary); null when it is empty or no area. */
export function readGeoPackageGeometry(blob: Uint8Array): Polygon | MultiPolygon | null {
  if (blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  const flags = blob[3];
  if (flags & 0x10) return null;
  const start = HEADER + (ENVELOPE[(flags >> 1) & 7] ?? 0);
  return new Reader(new DataView(blob.buffer, blob.byteOffset + start, blob.byteLength - start)).area();
}
