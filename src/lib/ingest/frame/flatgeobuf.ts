import type { Feature } from 'geojson';
import { FileError } from '../problem';
import { fieldsOf, layerOf } from './features';
import { describeLayer } from './identify';
import type { OpenedFile } from './layer';
import { DEGREES, projectionByName, projectionByText, type Projection } from './projection';

/** `fgb`, version 3, `fgb`: how every FlatGeobuf begins. */
const MAGIC = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62];

/** Whether a file begins as FlatGeobuf. */
export const isFlatGeobuf = (head: Uint8Array): boolean => MAGIC.every((b, i) => head[i] === b);

interface Crs {
  org: string | null;
  code: number;
  wkt: string | null;
}

/** Degrees that a file without a system may have; INEGI's projections stand in the list by their code or their text. */
function projectionOf(crs: Crs | null): Projection {
  if (!crs || (!crs.code && !crs.wkt)) return DEGREES;
  if (!crs.code || (crs.org && crs.org !== 'EPSG')) return projectionByText(crs.wkt ?? '');
  try {
    return projectionByName(`EPSG:${crs.code}`);
  } catch (error) {
    if (!crs.wkt) throw error;
    return projectionByText(crs.wkt);
  }
}

interface Lengths {
  __vector_len(offset: number): number;
  capacity(): number;
  endless?: true;
}

/** Makes the library refuse a list that says it is longer than its file: it would go through billions of nothings. */
function refuseEndless(buffers: Lengths): void {
  if (buffers.endless) return;
  const own = buffers.__vector_len;
  buffers.__vector_len = function (offset) {
    const length = own.call(this, offset);
    if (length < 0 || length > this.capacity()) throw new RangeError('longer than its file');
    return length;
  };
  buffers.endless = true;
}

/**
 * Opens a FlatGeobuf, which holds one layer.
 * @param nombre name of the layer
 * @throws FileError `capa-danada` when it is cut or damaged; `crs-desconocido`
 */
export async function openFlatGeobuf(bytes: Uint8Array, nombre: string): Promise<OpenedFile> {
  const [{ deserialize }, { ByteBuffer }] = await Promise.all([
    import('flatgeobuf/lib/mjs/geojson.js'),
    import('flatbuffers')
  ]);
  refuseEndless(ByteBuffer.prototype);
  const features: Feature[] = [];
  let crs: Crs | null = null;
  let announced = 0;
  try {
    const read = deserialize(bytes, undefined, (header) => {
      crs = header.crs;
      announced = header.featuresCount;
      // The library would look for the root of an index of nothing for ever.
      if (header.indexNodeSize > 0 && announced === 0) throw new RangeError('index of nothing');
    });
    for await (const feature of read) features.push(feature as Feature);
  } catch {
    throw new FileError('capa-danada', { columnas: [nombre] });
  }
  if (features.length === 0) throw new FileError('mapa-vacio');
  if (announced > 0 && features.length !== announced)
    throw new FileError('capa-danada', { columnas: [nombre] });
  const projection = projectionOf(crs);
  const card = describeLayer(nombre, features.map(fieldsOf));
  return {
    formato: 'flatgeobuf',
    layers: [{ card, read: async () => layerOf(features, projection, 'UTF-8') }]
  };
}
