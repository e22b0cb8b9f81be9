import type { Feature } from 'geojson';
import { FileError } from '../problem';
import { fieldsOf, layerOf } from './features';
import { describeLayer } from './identify';
import type { OpenedFile } from './layer';
import { DEGREES } from './projection';

/** Whether a text begins as KML does. */
export const isKmlText = (text: string): boolean =>
  /^\ufeff?\s*</.test(text) && /<(\w+:)?kml[\s>]/.test(text.slice(0, 4_000));

/**
 * Opens the text of a KML: its placemarks with their extended data are the units of one layer, in degrees by definition
 * (OGC KML 2.3, 6.3).
 * @param nombre name of the layer
 * @throws FileError `xml-roto` when it is cut or damaged; `mapa-vacio` when it holds no placemark
 */
export async function openKml(text: string, nombre: string, encoding: string): Promise<OpenedFile> {
  const [{ DOMParser }, { kml }] = await Promise.all([import('@xmldom/xmldom'), import('@tmcw/togeojson')]);
  const refuse = () => {
    throw new FileError('xml-roto');
  };
  let features: Feature[];
  try {
    const parser = new DOMParser({ onError: (level) => void (level === 'warning' || refuse()) });
    features = kml(parser.parseFromString(text.replace(/^\ufeff/, ''), 'text/xml')).features as Feature[];
  } catch {
    return refuse();
  }
  if (features.length === 0) throw new FileError('mapa-vacio');
  const card = describeLayer(nombre, features.map(fieldsOf));
  return { formato: 'kml', layers: [{ card, read: async () => layerOf(features, DEGREES, encoding) }] };
}
