import proj4 from 'proj4';
import openSqlite from 'sql.js';
import { describe, expect, it } from 'vitest';
import { BUDGET } from '../../src/lib/ingest/budget';
import { openTerritory, readTerritories } from '../../src/lib/workers/files/read-territory';
import { bytesOf, fixture, hasShared, real } from '../shared';
import {
  fileOf,
  keys,
  LAMBERT,
  named,
  readMap,
  reasonOf,
  square,
  writeDbf,
  writeShp,
  zip,
  readDistricts
} from '../frames';

const rows = [
  { CVEGEO: '01001', CVE_ENT: '01', CVE_MUN: '001', NOMGEO: 'Peñón' },
  { CVEGEO: '01002', CVE_ENT: '01', CVE_MUN: '002', NOMGEO: 'Güémez' }
];
const shapes = [[square(-102, 21)], [square(-101, 21)]];
const PRJ = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]';

/** A zip as INEGI delivers it, with what a test changes. */
const delivery = (change: Record<string, string | Uint8Array | null> = {}) => {
  const files: Record<string, string | Uint8Array | null> = {
    'conjunto_de_datos/01mun.shp': writeShp(shapes),
    'conjunto_de_datos/01mun.dbf': writeDbf(rows, 'latin1'),
    'conjunto_de_datos/01mun.prj': PRJ,
    'conjunto_de_datos/01mun.cpg': 'ISO 88591',
    ...change
  };
  return zip(
    Object.fromEntries(Object.entries(files).filter(([, v]) => v !== null)) as Record<string, string>
  );
};

const feature = (properties: object, ring = square(-102, 21), extra: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
  ...extra
});
const geojson = (...features: unknown[]) =>
  named('f.geojson', JSON.stringify({ type: 'FeatureCollection', features }));

describe('a zipped shapefile as INEGI delivers it', () => {
  it('gives units in key order with their names', async () => {
    const { units, formato, layers, reading } = await readMap(named('a.zip', await delivery()));
    expect(units.map((u) => [u.clave, u.nombre])).toEqual([
      ['01001', 'Peñón'],
      ['01002', 'Güémez']
    ]);
    expect([formato, layers.map((l) => l.nombre), reading.encoding, reading.vertices]).toEqual([
      'shapefile',
      ['01mun'],
      'ISO-8859-1',
      10
    ]);
  });

  it.each([
    ['ISO 88591', 'latin1', 'ISO-8859-1'],
    ['UTF-8', 'latin1', 'Windows-1252'],
    [null, 'latin1', 'Windows-1252'],
    ['UTF-8', 'utf8', 'UTF-8'],
    ['ISO 88591', 'utf8', 'UTF-8'],
    [null, 'utf8', 'UTF-8']
  ] as const)('reads names whatever the .cpg says: %s over %s', async (cpg, encoding, said) => {
    const { units, reading } = await readMap(
      named(
        'a.zip',
        await delivery({
          'conjunto_de_datos/01mun.cpg': cpg,
          'conjunto_de_datos/01mun.dbf': writeDbf(rows, encoding)
        })
      )
    );
    expect([units[0].nombre, reading.encoding]).toEqual(['Peñón', said]);
  });

  it('turns INEGI’s Lambert, which has no code, into degrees and keeps common borders exactly common', async () => {
    const lambert = proj4(LAMBERT);
    const flat = shapes.map((rings) => rings.map((r) => r.map(([x, y]) => lambert.forward([x, y]))));
    const { units, reading } = await readMap(
      named(
        'a.zip',
        await delivery({
          'conjunto_de_datos/01mun.shp': writeShp(flat),
          'conjunto_de_datos/01mun.prj': LAMBERT
        })
      )
    );
    expect(reading.crs).toContain('EPSG:6372');
    const vertices = units.map((u) => u.geometry.coordinates.flat(2) as number[][]);
    vertices[0].forEach(([x, y], i) => {
      expect(x).toBeCloseTo(shapes[0][0][i][0], 7);
      expect(y).toBeCloseTo(shapes[0][0][i][1], 7);
    });
    const [first, second] = vertices.map((list) => new Set(list.map((p) => p.join(' '))));
    expect([...first].filter((p) => second.has(p))).toHaveLength(2);
  });

  it('chooses the municipal layer among several, and asks when two would do', async () => {
    const states = {
      'conjunto_de_datos/01ent.shp': writeShp([[square(-102, 21, 2)]]),
      'conjunto_de_datos/01ent.dbf': writeDbf([{ CVEGEO: '01', CVE_ENT: '01', NOMGEO: 'Aguascalientes' }]),
      'conjunto_de_datos/01ent.prj': PRJ
    };
    const both = await readMap(named('a.zip', await delivery(states)));
    expect([both.layers.map((l) => l.nombre), both.reading.capa]).toEqual([['01ent', '01mun'], '01mun']);
    const twice = await delivery({
      'otra/01mun_viejo.shp': writeShp(shapes),
      'otra/01mun_viejo.dbf': writeDbf(rows),
      'otra/01mun_viejo.prj': PRJ
    });
    await expect(readMap(named('a.zip', twice))).rejects.toMatchObject({
      reason: 'varias-capas',
      detail: { claves: ['01mun', '01mun_viejo'] }
    });
    expect((await readMap(named('a.zip', twice), '01mun_viejo')).units).toHaveLength(2);
    expect(await reasonOf(readMap(named('a.zip', twice), 'no-hay'))).toBe('capa-desconocida');
  });

  it('keeps layers of one name in two folders apart, and pairs each .shp with the .dbf beside it', async () => {
    const other = rows.map((r) => ({ ...r, CVEGEO: `02${r.CVE_MUN}`, NOMGEO: 'Otro' }));
    const file = await zip({
      'b/mun.shp': writeShp([[square(-115, 31)], [square(-114, 31)]]),
      'b/mun.dbf': writeDbf(other),
      'b/MUN.PRJ': PRJ,
      'a/mun.shp': writeShp(shapes),
      'a/mun.dbf': writeDbf(rows),
      'a/mun.prj': PRJ
    });
    const opened = await openTerritory(named('a.zip', file));
    expect(opened.layers.map((l) => l.card.nombre)).toEqual(['a/mun', 'b/mun']);
    const readings = await readTerritories(opened, { layer: null, keys: keys() });
    expect(readings.map((r) => r.units.map((u) => [u.clave, u.nombre]))).toEqual([
      [
        ['01001', 'Peñón'],
        ['01002', 'Güémez']
      ],
      [
        ['02001', 'Otro'],
        ['02002', 'Otro']
      ]
    ]);
  });

  it('opens a zip inside the zip, and a GeoJSON inside one', async () => {
    const inner = new Uint8Array(await (await delivery()).arrayBuffer());
    expect((await readMap(named('a.zip', await zip({ '01.zip': inner })))).units).toHaveLength(2);
    const json = JSON.stringify({ type: 'FeatureCollection', features: [feature({ cvegeo: '01001' })] });
    expect((await readMap(named('a.zip', await zip({ 'm.geojson': json })))).units).toHaveLength(1);
  });

  const base = 'conjunto_de_datos/01mun';
  it.each([
    ['zip-sin-dbf', { [`${base}.dbf`]: null }],
    ['zip-sin-shp', { [`${base}.shp`]: null }],
    ['zip-sin-capas', { [`${base}.shp`]: null, [`${base}.dbf`]: null }],
    ['capa-danada', { [`${base}.shp`]: writeShp(shapes).slice(0, 150) }],
    ['capa-danada', { [`${base}.dbf`]: writeDbf(rows).slice(0, 200) }],
    ['sin-geometria', { [`${base}.shp`]: writeShp([shapes[0], null]) }],
    ['crs-desconocido', { [`${base}.prj`]: 'no es un sistema' }],
    ['zip-bomba', { [`${base}.shp`]: new Uint8Array(BUDGET.zipped / 2) }]
  ])('refuses with a reason: %s', async (expected, change) =>
    expect(await reasonOf(readMap(named('a.zip', await delivery(change))))).toBe(expected)
  );

  it('needs the .prj only when coordinates are no degrees', async () => {
    const flat = shapes.map((rings) => rings.map((r) => r.map(([x, y]) => [x * 1e4, y * 1e4])));
    const without = { [`${base}.prj`]: null };
    expect((await readMap(named('a.zip', await delivery(without)))).reading.crs).toBe('');
    const far = await delivery({ ...without, [`${base}.shp`]: writeShp(flat) });
    expect(await reasonOf(readMap(named('a.zip', far)))).toBe('zip-sin-prj');
  });

  it('says what a broken download is', async () => {
    const whole = new Uint8Array(await (await delivery()).arrayBuffer());
    expect(await reasonOf(readMap(named('a.zip', whole.slice(0, whole.length / 2))))).toBe('zip-danado');
    expect(await reasonOf(readMap(named('a.zip', '<!DOCTYPE html><html>No encontrado</html>')))).toBe('html');
    expect(await reasonOf(readMap(named('a.shp', writeShp(shapes))))).toBe('shp-suelto');
    expect(await reasonOf(readMap(named('a.csv', 'a,b\n1,2')))).toBe('no-es-marco');
    expect(await reasonOf(readMap(named('a.zip', ''))).then((r) => r)).toBe('vacio');
  });
});

describe('GeoJSON and TopoJSON', () => {
  it('find keys whole, in two fields or as id, and take zero people for sin dato', async () => {
    const { units, reading } = await readMap(fileOf(fixture('marco.geojson')));
    expect(units.map((u) => [u.clave, u.nombre, u.pob])).toEqual([
      ['01001', 'Poniente', 100],
      ['01002', 'Oriente', null],
      ['02001', 'Isla', 50]
    ]);
    // A ring that encloses nothing is dropped and said.
    expect(units[2].geometry.coordinates).toHaveLength(1);
    expect(reading.cleaned).toEqual(['02001']);
  });

  it.each([
    [{ CVE_ENT: '20', CVE_MUN: '067' }],
    [{ cve_agee: '20', cve_agem: '067' }],
    [{ ENTIDAD: 20, MUNICIPIO: 67 }],
    [{ CLAVE: '20067' }],
    [{ codigo_raro: '20067', nombre: 'x' }]
  ])('find the key under other names: %o', async (properties) => {
    const { units } = await readMap(geojson(feature(properties, square(-97, 17))));
    expect(units[0].clave).toBe('20067');
  });

  it('follow a crs inside the geometries', async () => {
    const lambert = proj4(LAMBERT);
    const ring = square(-102, 21).map(([x, y]) => lambert.forward([x, y]));
    const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6372' } } };
    const inside = { ...feature({ cvegeo: '01001' }, ring) };
    inside.geometry = { ...inside.geometry, ...crs } as never;
    const { units, reading } = await readMap(geojson(inside));
    expect(reading.crs).toBe('EPSG:6372');
    expect((units[0].geometry.coordinates.flat(2) as number[][])[0][0]).toBeCloseTo(-102, 7);
    const unknown = {
      ...inside,
      geometry: { ...inside.geometry, crs: { properties: { name: 'EPSG:2056' } } }
    };
    expect(await reasonOf(readMap(geojson(unknown)))).toBe('crs-desconocido');
  });

  it('join the parts of one key, and refuse two versions of it', async () => {
    const parts = geojson(feature({ cvegeo: '01001' }), feature({ cvegeo: '01001' }, square(-100, 21)));
    const { units, reading, overlapping } = await readMap(parts);
    expect(units).toHaveLength(1);
    expect([units[0].geometry.coordinates.length, [...reading.repeated.keys()], overlapping]).toEqual([
      2,
      ['01001'],
      []
    ]);
    const twice = geojson(feature({ cvegeo: '01001' }), feature({ cvegeo: '1001' }, square(-101.9, 21)));
    expect((await readMap(twice)).overlapping).toEqual(['01001']);
  });

  it('repair a shape that crosses itself and say so, without touching its neighbour', async () => {
    const bow = [
      [-102, 21],
      [-101, 22],
      [-101, 21],
      [-102, 22],
      [-102, 21]
    ];
    const file = geojson(feature({ cvegeo: '01001' }, bow), feature({ cvegeo: '01002' }, square(-101, 21)));
    const { units, repaired } = await readMap(file);
    expect(repaired).toEqual(['01001']);
    expect(units[0].geometry.coordinates).toHaveLength(2);
    expect(units[1].geometry.coordinates).toEqual([[square(-101, 21)]]);
  });

  const { geometry: _, ...noGeometry } = feature({ cvegeo: '01002' });
  it.each([
    ['json-roto', named('a.json', '{"type":"Topology"')],
    ['json-sin-mapa', named('a.json', '{"a":1}')],
    ['json-sin-mapa', named('a.json', '{"type":"Topology","arcs":[],"objects":{}}')],
    ['json-sin-claves', geojson(feature({ nombre: 'a' }))],
    ['json-sin-claves', geojson(null)],
    ['claves-faltantes', geojson(feature({ cvegeo: '01001' }), feature({ cvegeo: 'x' }))],
    ['sin-geometria', geojson(feature({ cvegeo: '01001' }), { ...noGeometry, geometry: null })],
    ['sin-geometria', geojson(feature({ cvegeo: '01001' }, square(-102, 21).slice(0, 2)))],
    ['otro-pais', geojson(feature({ cvegeo: '01001' }, square(2, 48)))],
    ['coordenadas-proyectadas', geojson(feature({ cvegeo: '01001' }, square(2e6, 1e6)))],
    ['sin-capa', geojson(feature({ distrito: '0101' }))]
  ])('refuse with a reason: %s', async (expected, file) =>
    expect(await reasonOf(readMap(file))).toBe(expected)
  );

  it.each([
    ['localities', { CVE_ENT: '01', CVE_MUN: '001', CVE_LOC: '0001' }, null],
    ['AGEB', { CVEGEO: '0100100010229', CVE_ENT: '01', CVE_MUN: '001', CVE_AGEB: '0229' }, null],
    ['states with a count of five digits', { CVE_ENT: '01', NOMGEO: 'Ags', viviendas: 12001 }, 'entidades'],
    ['municipalities with a count of secciones', { CVEGEO: '01001', SECC: 45 }, 'municipios'],
    [
      'municipalities whose id is the number of a row',
      { id: 10001, CVE_ENT: '09', CVE_MUN: '002' },
      'municipios'
    ],
    ['secciones', { ENTIDAD: 1, DISTRITO_F: 1, MUNICIPIO: 1, SECCION: 45 }, 'secciones']
  ])('tell %s by their fields', async (_, properties, nivel) => {
    const opened = await openTerritory(geojson(feature(properties)));
    expect(opened.layers[0].card.nivel).toBe(nivel);
    if (nivel === 'municipios') {
      const { units } = await readMap(geojson(feature(properties)));
      expect(['01001', '09002']).toContain(units[0].clave);
    }
  });

  it('of parts of municipalities are no municipalities', async () => {
    const locality = (loc: number) =>
      feature({ CVEGEO: `01001000${loc}`, CVE_ENT: '01', CVE_MUN: '001', CVE_LOC: `000${loc}` });
    for (const layer of [[locality(1)], [locality(1), locality(2)]])
      expect(await reasonOf(readMap(geojson(...layer)))).toBe('sin-capa');
  });

  it('are read with their keys in numbers, and in collections of collections', async () => {
    const numbered = geojson(
      feature({ name: 'A' }, undefined, { id: 1001 }),
      feature({ name: 'B' }, undefined, { id: 1002 })
    );
    expect((await readMap(numbered)).units.map((u) => u.clave)).toEqual(['01001', '01002']);
    const shape = { type: 'Polygon', coordinates: [square(-102, 21)] };
    const inner = {
      type: 'GeometryCollection',
      geometries: [{ type: 'GeometryCollection', geometries: [shape] }]
    };
    const nested = { ...feature({ CVEGEO: '01001' }), geometry: inner };
    const whole = { type: 'FeatureCollection', features: [nested] };
    expect((await readMap(geojson(whole))).units.map((u) => u.clave)).toEqual(['01001']);
  });

  it('never take INE’s keys for INEGI’s', async () => {
    const file = geojson(
      feature({ ENTIDAD: 7, MUNICIPIO: 101, NOMBRE: 'TUXTLA CHICO', CONTROL: 1 }, square(-92, 14.5))
    );
    expect(await reasonOf(readMap(file))).toBe('clave-ine');
    const bridge = new Map([['07101', ['07102' as never]]]);
    const { units, reading } = await readMap(file, null, keys(bridge));
    expect([units[0].clave, reading.evidence.system, reading.evidence.by]).toEqual([
      '07102',
      'ine',
      'encabezado'
    ]);
    expect(await reasonOf(readMap(file, null, keys(new Map())))).toBe('marco-sin-puente');
  });
});

describe('a GeoPackage', () => {
  async function geopackage(srs = 4326, ring = square(-102, 21)): Promise<Uint8Array> {
    const db = new (await openSqlite()).Database();
    const wkb = new DataView(new ArrayBuffer(8 + 13 + 16 * ring.length));
    new Uint8Array(wkb.buffer).set([0x47, 0x50, 0, 1]);
    wkb.setInt32(4, srs, true);
    wkb.setUint8(8, 1);
    wkb.setUint32(9, 3, true);
    wkb.setUint32(13, 1, true);
    wkb.setUint32(17, ring.length, true);
    ring.forEach(([x, y], i) => {
      wkb.setFloat64(21 + 16 * i, x, true);
      wkb.setFloat64(29 + 16 * i, y, true);
    });
    db.run(
      `CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
       CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
       CREATE TABLE "mun 01" (fid INTEGER, geom BLOB, CVEGEO TEXT, NOMGEO TEXT);
       INSERT INTO gpkg_geometry_columns VALUES ('mun 01', 'geom', 'POLYGON', ${srs});`
    );
    db.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?)', ['x', srs, 'EPSG', srs, LAMBERT]);
    db.run('INSERT INTO "mun 01" VALUES (1, ?, ?, ?)', [new Uint8Array(wkb.buffer), '01001', 'Peñón']);
    const bytes = db.export();
    db.close();
    return bytes;
  }

  it('is read with its projection', async () => {
    const { units, formato, reading } = await readMap(named('a.gpkg', await geopackage()));
    expect([formato, reading.capa, units[0].nombre, units[0].geometry.coordinates]).toEqual([
      'geopackage',
      'mun 01',
      'Peñón',
      [[square(-102, 21)]]
    ]);
    const lambert = proj4(LAMBERT);
    const flat = square(-102, 21).map(([x, y]) => lambert.forward([x, y]));
    const far = await readMap(named('a.gpkg', await geopackage(6372, flat)));
    expect((far.units[0].geometry.coordinates.flat(2) as number[][])[0][1]).toBeCloseTo(21, 7);
  });

  it('that is broken is refused', async () => {
    const bytes = await geopackage();
    expect(await reasonOf(readMap(named('a.gpkg', bytes.slice(0, 600))))).toBe('gpkg-danado');
  });
});

describe('electoral boundaries', () => {
  it('are read with INE’s field names', async () => {
    const district = geojson(feature({ ENTIDAD: 1, DISTRITO_F: 3, CONTROL: 9 }));
    const read = await readDistricts(district);
    expect([read.reading.nivel, read.units[0].clave]).toEqual(['distritos', '0103']);
    const section = geojson(feature({ ENTIDAD: 1, DISTRITO: 3, MUNICIPIO: 1, SECCION: 45 }));
    expect((await readDistricts(section)).units[0].clave).toBe('010045');
  });

  it.skipIf(!hasShared)('of the official files are five districts and 602 secciones', async () => {
    const districts = await readDistricts(fileOf(real('distritos_federales_2017_parcial.geojson')));
    expect(districts.units.map((u) => u.clave)).toEqual(['0101', '0102', '0103', '0301', '0302']);
    const sections = await readDistricts(fileOf(real('secciones_01_2015.geojson.gz')));
    expect([sections.reading.nivel, sections.units.length, sections.units[0].clave]).toEqual([
      'secciones',
      602,
      '010001'
    ]);
  });
});

describe.skipIf(!hasShared)('the official files', () => {
  it.each([
    ['01_aguascalientes.zip', 11, 'ISO-8859-1'],
    ['20_oaxaca.zip', 570, 'ISO-8859-1'],
    ['23_quintanaroo.zip', 11, 'UTF-8'],
    ['AGEM_01.geojson', 11, 'UTF-8'],
    ['agem_2025.topojson', 2475, 'UTF-8'],
    ['agem_2025_ligero.topojson', 2475, 'UTF-8'],
    ['agem_2025.geojson.gz', 2475, 'UTF-8']
  ])('%s: %i municipalities', async (file, count, encoding) => {
    const { units, reading, repaired } = await readMap(fileOf(real(file)));
    expect([units.length, reading.encoding, repaired]).toEqual([count, encoding, []]);
  });

  it('are alike as shapefile and as GeoJSON within 2e-8 degrees, and vertex by vertex', async () => {
    const [a, b] = await Promise.all(
      ['01_aguascalientes.zip', 'AGEM_01.geojson'].map(async (f) => (await readMap(fileOf(real(f)))).units)
    );
    expect(a.map((u) => [u.clave, u.nombre])).toEqual(b.map((u) => [u.clave, u.nombre]));
    a.forEach((u, i) => {
      const [p, q] = [u, b[i]].map((x) => x.geometry.coordinates.flat(2) as number[][]);
      expect(p.length).toBe(q.length);
      const box = (list: number[][]) =>
        [0, 1].flatMap((k) => [Math.min, Math.max].map((f) => list.reduce((m, c) => f(m, c[k]), list[0][k])));
      box(p).forEach((v, k) => expect(Math.abs(v - box(q)[k])).toBeLessThan(2e-8));
    });
  });

  it('carry the 2020 people of the whole country', async () => {
    const { units } = await readMap(named('m.topojson', bytesOf(real('agem_2025.topojson'))));
    expect(units.reduce((sum, u) => sum + (u.pob ?? 0), 0)).toBe(126014024);
    expect(units.filter((u) => u.pob === null).map((u) => u.clave)).toEqual([
      '02007',
      '04013',
      '12082',
      '12083',
      '12084',
      '12085'
    ]);
  });
});
