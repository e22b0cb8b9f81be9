import { describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import type { TableRow } from '../../src/lib/domain/contract';
import { PLACE_HEADERS } from '../../src/lib/domain/place-headers';
import { readSections } from '../../src/lib/ingest/electoral/read-sections';
import { readFigures } from '../../src/lib/ingest/figures/read-figures';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { named, readMap, square } from '../frames';
import { shippedContext } from './context';

const context = { ...shippedContext(), keySystem: 'inegi' as const };
const geojson = (properties: Record<string, unknown>, id?: string) => ({
  type: 'Feature',
  ...(id && { id }),
  properties,
  geometry: { type: 'Polygon', coordinates: [square(-97, 17)] }
});

/** The municipality 20067 as each kind of file would give it under a pair of headers. */
const READERS: Record<string, (state: string, number: string) => Promise<unknown>> = {
  'a table of the network': async (state, number) => {
    const read = await readTable(
      new Blob([`id,${state},${number},estado\na,20,67,activo\n`]),
      CONTRACTS.cococis,
      context
    );
    return (read.rows as TableRow[])[0]?.cvegeo;
  },
  'a table of figures': async (state, number) => {
    const bytes = new TextEncoder().encode(`${state},${number},POBTOT\n20,67,948\n`);
    return (await readFigures(bytes)).indicators[0].values[0][0];
  },
  'a map': async (state, number) => {
    const map = JSON.stringify({
      type: 'FeatureCollection',
      features: [geojson({ [state]: 20, [number]: 67 })]
    });
    return (
      await readMap(named('m.geojson', map), null, { exists: () => true, bridge: null, chosen: 'inegi' })
    ).units[0].clave;
  }
};

describe.each(Object.keys(READERS))('the municipality of a row in %s', (kind) => {
  it('is known under every usual pair of headers', async () => {
    const pairs = [
      ...PLACE_HEADERS.state.map((state) => [state, 'cve_mun']),
      ...[...PLACE_HEADERS.number, ...PLACE_HEADERS.wholeOrNumber].map((number) => ['CVE_ENT', number]),
      ['Clave entidad', 'Clave municipio'],
      ['ID_ENTIDAD', 'ID_MUNICIPIO'],
      ['EDO', 'MPIO']
    ];
    const wrong: string[] = [];
    for (const [state, number] of pairs) {
      const key = await READERS[kind](state, number).catch((error: Error) => error.message);
      if (key !== '20067') wrong.push(`${state} + ${number}: ${String(key)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a number that may be INE’s', () => {
  it('gives way to the name beside it, which both institutes share', async () => {
    // 01010 is El Llano for INEGI; INE's number of the municipality is another.
    const read = await readTable(
      new Blob(['id,ID_ENTIDAD,ID_MUNICIPIO,NOMBRE MUNICIPIO,estado\na,1,10,Cosío,activo\n']),
      CONTRACTS.cococis,
      { ...context, keySystem: null }
    );
    expect((read.rows as TableRow[]).map((r) => r.cvegeo)).toEqual(['01004']);
    expect(read.columns.municipio).toBe('NOMBRE MUNICIPIO');
  });
});

describe('places in other files', () => {
  it('are those of a catalogue of secciones under the same headers', async () => {
    for (const state of PLACE_HEADERS.state) {
      const text = `${state},seccion,municipio_inegi,distrito_federal\n20,1,20067,8\n`;
      const { catalog } = await readSections(new Blob([text]), context);
      expect([state, ...catalog.codes, ...catalog.claves]).toEqual([state, 200_001, '20067']);
    }
  });

  it('are those of a map with a feature in each line, and of features known by their id', async () => {
    const lines = ['20067', '20068'].map((cvegeo) => JSON.stringify(geojson({ cvegeo })));
    for (const text of [lines.join('\n'), lines.map((line) => `\u001e${line}\n`).join('')]) {
      const { units } = await readMap(named('m.geojsonl', text));
      expect(units.map((u) => u.clave)).toEqual(['20067', '20068']);
    }
    const ids = JSON.stringify({ type: 'FeatureCollection', features: [geojson({}, '20067')] });
    expect((await readMap(named('m.json', ids))).units.map((u) => u.clave)).toEqual(['20067']);
  });
});
