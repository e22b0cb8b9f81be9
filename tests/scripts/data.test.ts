import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { adoptFrame } from '../../scripts/data/adopt';
import { composeStatic, readReference } from '../../scripts/data/build';
import type {
  ElectoralReference,
  ShippedCatalog,
  ShippedPopulation,
  ShippedTerritory
} from '../../src/lib/domain/shipped';
import { hasShared, readJson, real, root } from '../shared';

const sums = readJson<Record<string, string>>(root, 'static/datos/sumas.json');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const table = (path: string) =>
  Papa.parse<Record<string, string>>(text(path), { header: true, skipEmptyLines: true }).data;

describe('the shipped data', () => {
  it('are what their checksums say', () => {
    for (const [path, sum] of Object.entries(sums))
      expect([
        path,
        createHash('sha256')
          .update(text(`static/${path}`))
          .digest('hex')
      ]).toEqual([path, sum]);
  });

  it('are rebuilt from data/ byte by byte', async () => {
    for (const [path, content] of await composeStatic(root))
      expect(content === text(`static/${path}`), path).toBe(true);
  });

  it('ship the licence of the boundaries beside them', () => {
    expect(text('data/limites/LICENSE-amcharts.txt')).toContain('linkware');
    expect(text('static/datos/LICENSE-amcharts.txt')).toBe(text('data/limites/LICENSE-amcharts.txt'));
  });

  it('print no fact without source and confidence', () => {
    const { fuentes, conteos } = readJson<{
      fuentes: Record<string, string>[];
      conteos: Record<string, string>[];
    }>(root, 'data/catalogos/fuentes.json');
    for (const f of fuentes)
      expect([f.que, Boolean(f.fuente && f.fecha), ['H', 'M'].includes(f.confianza)]).toEqual([
        f.que,
        true,
        true
      ]);
    for (const c of conteos) expect(['H', 'M']).toContain(c.confianza);
    expect(conteos.map((c) => Number(c.con_alcaldias) - Number(c.sin_alcaldias))).toEqual(
      conteos.map(() => 16)
    );
  });

  it('know the circunscripciones as a partition of the 32 states', () => {
    const { conformaciones } = readJson<ElectoralReference>(root, 'static/datos/electoral.json');
    expect(conformaciones.map((c) => c.id)).toEqual(['2023', '2017']);
    for (const { circunscripciones } of conformaciones)
      expect(circunscripciones.flatMap((c) => c.entidades).sort()).toEqual(
        Array.from({ length: 32 }, (_, i) => String(i + 1).padStart(2, '0'))
      );
    // Seats of 2023 by circunscripción, as the DOF's make-up gives them.
    const { distritos } = readJson<ElectoralReference>(root, 'static/datos/electoral.json').distritaciones[0];
    expect(
      conformaciones[0].circunscripciones.map((c) => c.entidades.reduce((sum, e) => sum + distritos[e], 0))
    ).toEqual([61, 59, 60, 61, 59]);
  });

  it('give San Pedro Mixtepec twice in Oaxaca and Benito Juárez seven times in all', () => {
    const { claves, nombres } = readJson<{ claves: string[]; nombres: string[] }>(
      root,
      'static/datos/catalogo.json'
    );
    const keys = (name: string) => claves.filter((_, i) => nombres[i] === name);
    expect(keys('San Pedro Mixtepec')).toEqual(['20318', '20319']);
    expect(keys('Benito Juárez')).toHaveLength(7);
    expect(['20', '21', '30', '09'].map((e) => claves.filter((c) => c.startsWith(e)).length)).toEqual([
      570, 217, 212, 16
    ]);
  });

  it.skipIf(!hasShared)('name as later municipalities exactly those that the 2025 frame adds', () => {
    const rows = Papa.parse<Record<string, string>>(readFileSync(real('cambios_2458_2475.csv'), 'utf8'), {
      header: true
    }).data;
    const added = [...new Set(rows.map((r) => r.cvegeo_nuevo).filter(Boolean))].sort();
    const { municipios } = readJson<{ municipios: { clave: string; origen: { clave: string }[] }[] }>(
      root,
      'data/catalogos/posteriores.json'
    );
    const { claves } = readJson<{ claves: string[] }>(root, 'static/datos/catalogo.json');
    expect(
      municipios
        .map((m) => m.clave)
        .filter((k) => !claves.includes(k))
        .sort()
    ).toEqual(added);
    for (const r of rows.filter((x) => x.principal === '1'))
      expect(municipios.find((m) => m.clave === r.cvegeo_nuevo)?.origen.map((o) => o.clave)).toContain(
        r.cvegeo_padre
      );
  });
});

describe('the demonstration', () => {
  const cells = table('static/demo/cococis.csv');

  it('is about as large as it says', () => {
    expect(cells).toHaveLength(1900);
    const municipios = new Set(cells.map((c) => c.cvegeo)).size;
    expect(municipios).toBeGreaterThan(850);
    expect(municipios).toBeLessThan(950);
    const members = table('static/demo/afiliados_conteo.csv').reduce((n, r) => n + Number(r.personas), 0);
    expect(members).toBeGreaterThan(38_000);
    expect(members).toBeLessThan(42_000);
    expect(members).toBe(cells.reduce((n, c) => n + Number(c.integrantes), 0));
  });

  it('grows like a network: from neighbour to neighbour, slower in December', () => {
    const { claves } = readJson<{ claves: string[] }>(root, 'static/datos/catalogo.json');
    const { lado } = readJson<{ lado: number[] }>(root, 'static/datos/territorio.json');
    const covered = new Set(cells.map((c) => claves.indexOf(c.cvegeo)));
    let together = 0;
    for (let i = 0; i < lado.length; i += 2) if (covered.has(lado[i]) && covered.has(lado[i + 1])) together++;
    const share = covered.size / claves.length;
    expect(together / (lado.length / 2)).toBeGreaterThan(share * share * 1.3);
    const inMonth = (m: string) =>
      cells.filter((c) => c.fecha_constitucion.slice(5, 7) === m && c.fecha_constitucion < '2026').length;
    expect(inMonth('12')).toBeLessThan(inMonth('11') * 0.7);
  });

  it('has every table of the product and nobody in it', () => {
    for (const name of [
      'conferencias',
      'asistencias',
      'directivas',
      'academia',
      'propuestas',
      'gestiones',
      'encuestas',
      'resultados',
      'metas',
      'actividades',
      'acuerdos',
      'experiencias'
    ]) {
      const rows = table(`static/demo/${name}.csv`);
      expect(rows.length, name).toBeGreaterThan(50);
      expect(Object.keys(rows[0]).join(' ')).not.toMatch(/curp|telefono|correo|domicilio|nacimiento/);
    }
  });
});

describe.skipIf(!hasShared)('an official file in place of the shipped boundaries', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'tejido-datos-'));
  afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

  it('becomes everything that ships: catalogue, people, neighbours, areas, topologies, demonstration', async () => {
    cpSync(join(root, 'data'), join(elsewhere, 'data'), { recursive: true });
    const reference = readReference(elsewhere);
    const file = real('agem_2025.topojson');
    expect(await adoptFrame(elsewhere, { file, fecha: '2025' }, reference)).toEqual({
      municipios: 2475,
      reparadas: 0
    });
    const files = await composeStatic(elsewhere, false);
    const json = <T>(path: string) => JSON.parse(files.get(path)!) as T;
    const catalog = json<ShippedCatalog>('datos/catalogo.json');
    expect([catalog.nombre, catalog.claves.length, catalog.credito]).toEqual([
      'Marco de 2,475 municipios (2025)',
      2475,
      { texto: 'INEGI, archivo agem_2025.topojson', enlace: '', licencia: '' }
    ]);
    const people = json<ShippedPopulation>('datos/poblacion.json');
    expect([people.aproximada, people.personas.reduce((a: number, b) => a + (b ?? 0), 0)]).toEqual([
      false,
      126014024
    ]);
    const { lado, punto, areaKm2 } = json<ShippedTerritory>('datos/territorio.json');
    expect([(lado.length + punto.length) / 2, lado.length / 2]).toEqual([7247, 7137]);
    expect(areaKm2.reduce((a, b) => a + b, 0)).toBeCloseTo(1961760, -1);
    const [whole, coarse] = ['datos/topologia.json', 'datos/topologia-gruesa.json'].map(
      (path) => files.get(path)!.length
    );
    expect(whole).toBeLessThan(2e6);
    expect(coarse).toBeLessThan(text('static/datos/topologia-gruesa.json').length * 1.3);
    const cells = Papa.parse<Record<string, string>>(files.get('demo/cococis.csv')!, {
      header: true,
      skipEmptyLines: true
    }).data;
    const keys = new Set(catalog.claves);
    expect(cells.every((c) => keys.has(c.cvegeo))).toBe(true);
    expect(json<{ unidades: number }>('datos/foto.json').unidades).toBe(2475);
    expect(json<{ fuentes: { que: string }[] }>('datos/fuentes.json').fuentes[0].que).toContain('2,475');
    expect(files.has('datos/LICENSE-amcharts.txt')).toBe(false);
  });

  it('must hold the whole country', async () => {
    cpSync(join(root, 'data'), join(elsewhere, 'data'), { recursive: true });
    await expect(
      adoptFrame(elsewhere, { file: real('20_oaxaca.zip') }, readReference(elsewhere))
    ).rejects.toThrow('Faltan: Aguascalientes');
  });
});
