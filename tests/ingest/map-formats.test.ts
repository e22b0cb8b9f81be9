import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { parquetWriteBuffer } from 'hyparquet-writer';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { identifyFile } from '../../src/lib/workers/files/identify-file';
import { LAMBERT, named, readMap, reasonOf, square, zip } from '../frames';

const PLACES = [
  { cvegeo: '01001', nomgeo: 'Peñón', pob: 85_263, ring: square(-102, 21) },
  { cvegeo: '01002', nomgeo: 'Güémez', pob: 1_204, ring: square(-101, 21) }
];

const kml = (places = PLACES) => `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Municipios</name>
${places
  .map(
    ({
      cvegeo,
      nomgeo,
      pob,
      ring
    }) => `<Placemark><name>${nomgeo}</name><ExtendedData><SchemaData schemaUrl="#m">
<SimpleData name="cvegeo">${cvegeo}</SimpleData><SimpleData name="pob">${pob}</SimpleData></SchemaData></ExtendedData>
<MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring
      .map(([x, y]) => `${x},${y},0`)
      .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>`
  )
  .join('\n')}
</Folder></Document></kml>`;

type Ring = number[][];
const collection = (project: (ring: Ring) => Ring = (ring) => ring) => ({
  type: 'FeatureCollection' as const,
  features: PLACES.map(({ ring, ...properties }) => ({
    type: 'Feature' as const,
    properties,
    geometry: { type: 'Polygon' as const, coordinates: [project(ring)] }
  }))
});

function geoParquet(geo: object, project: (ring: Ring) => Ring = (ring) => ring): Uint8Array {
  const { features } = collection(project);
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'cvegeo', data: PLACES.map((p) => p.cvegeo), type: 'STRING' },
        { name: 'nomgeo', data: PLACES.map((p) => p.nomgeo), type: 'STRING' },
        { name: 'pob', data: PLACES.map((p) => BigInt(p.pob)), type: 'INT64' },
        { name: 'geometry', data: features.map((f) => f.geometry), type: 'GEOMETRY' }
      ],
      kvMetadata: [
        {
          key: 'geo',
          value: JSON.stringify({
            version: '1.1.0',
            primary_column: 'geometry',
            columns: { geometry: { encoding: 'WKB', geometry_types: ['Polygon'], ...geo } }
          })
        }
      ]
    })
  );
}

const lambert = proj4(LAMBERT);
const flat = (ring: Ring) => ring.map((p) => lambert.forward(p as [number, number]));

/** Each way of writing the same two municipalities. */
const WRITTEN: [string, string, () => Promise<Uint8Array | Blob | string>][] = [
  ['KML', 'm.kml', async () => kml()],
  ['KMZ', 'm.kmz', async () => zip({ 'doc.kml': kml() })],
  ['FlatGeobuf', 'm.fgb', async () => serialize(collection())],
  ['FlatGeobuf in INEGI’s Lambert', 'm.fgb', async () => serialize(collection(flat), 6372)],
  ['FlatGeobuf in a zip', 'm.zip', async () => zip({ 'capas/m.fgb': serialize(collection()) })],
  ['GeoParquet', 'm.parquet', async () => geoParquet({})],
  [
    'GeoParquet in INEGI’s Lambert',
    'm.parquet',
    async () => geoParquet({ crs: { id: { authority: 'EPSG', code: 6372 } } }, flat)
  ]
];

describe('a map in a format of other programs', () => {
  it.each(WRITTEN)('is told by its bytes and read: %s', async (_, name, write) => {
    const content = await write();
    expect(await identifyFile(named(name, content).blob)).toBe('mapa');
    const { units } = await readMap(named(name, content));
    expect(units.map((u) => [u.clave, u.nombre, u.pob])).toEqual(
      PLACES.map((p) => [p.cvegeo, p.nomgeo, p.pob])
    );
    units.forEach(({ geometry }, i) => {
      const points = geometry.coordinates.flat(2) as number[][];
      for (const [x, y] of PLACES[i].ring)
        expect(points.some((p) => Math.hypot(p[0] - x, p[1] - y) < 1e-6)).toBe(true);
    });
  });

  it.each([
    ['a KML that breaks off', 'xml-roto', 'm.kml', kml().slice(0, -60)],
    ['a KML without placemarks', 'mapa-vacio', 'm.kml', kml([])],
    ['a FlatGeobuf that breaks off', 'capa-danada', 'm.fgb', serialize(collection()).slice(0, -40)],
    ['a FlatGeobuf without its second half', 'capa-danada', 'm.fgb', serialize(collection()).slice(0, 120)],
    ['a GeoParquet that breaks off', 'parquet-danado', 'm.parquet', geoParquet({}).slice(0, -40)],
    [
      'shapes that are not written as WKB',
      'parquet-danado',
      'm.parquet',
      geoParquet({ encoding: 'polygon' })
    ],
    [
      'a system that nobody knows',
      'crs-desconocido',
      'm.parquet',
      geoParquet({ crs: { id: { authority: 'EPSG', code: 2154 } } })
    ]
  ])('is refused with its reason: %s', async (_, reason, name, content) => {
    expect(await reasonOf(readMap(named(name, content)))).toBe(reason);
  });

  it('takes a Parquet of points for a table', async () => {
    expect(await identifyFile(named('m.parquet', geoParquet({ geometry_types: ['Point'] })).blob)).not.toBe(
      'mapa'
    );
  });
});

describe('people written on a map', () => {
  const withPeople = (...people: (string | number)[]) =>
    named(
      'm.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: collection().features.map((f, i) => ({
          ...f,
          properties: { ...f.properties, pob: people[i] }
        }))
      })
    );

  it.each([
    [
      ['85,263', '1,204'],
      [85_263, 1_204]
    ],
    [
      ['85.263', '1.022.017'],
      [85_263, 1_022_017]
    ],
    [
      ['85 263', 'N/D'],
      [85_263, null]
    ],
    [
      [85.263, 1204],
      [85.263, 1204]
    ]
  ] as [(string | number)[], (number | null)[]][])('are read over all units: %j', async (written, right) => {
    const { units } = await readMap(withPeople(...written));
    expect(units.map((u) => u.pob)).toEqual(right);
  });

  it('are refused where thousands and decimals cannot be told apart', async () => {
    expect(await reasonOf(readMap(withPeople('85.000', '1.000')))).toBe('numeros-dudosos');
  });
});
