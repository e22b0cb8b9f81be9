import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRows, ROWS_KEYS } from '../../../src/lib/session/address/rows-url';
import { root } from '../../shared';
import { LIST_IDS, UNIVERSE_IDS } from '../../../src/lib/domain/coverage';
import { DISTRICT_LEVELS, WEIGHT_BASES } from '../../../src/lib/domain/district';
import { MEASURE_IDS } from '../../../src/lib/domain/measure';
import { COALITION_HANDLINGS } from '../../../src/lib/domain/votes';
import { LOG_KINDS } from '../../../src/lib/domain/logbook';
import { OBJECTIVES } from '../../../src/lib/domain/plan';
import {
  MOST_NEW,
  REACHES,
  COVERED,
  LEAST_GROUPS,
  LIMITS,
  NEEDS
} from '../../../src/lib/session/address/view-plan';
import { MOST_ZONES, NEARNESS, TRIES } from '../../../src/lib/session/address/view-committee';
import { TRAITS } from '../../../src/lib/domain/trait';
import { MOST_PART, WEIGHT_FIGURES } from '../../../src/lib/domain/plan-weight';
import { LIGHTS, TARGET_MEASURES } from '../../../src/lib/domain/target';
import { CLASS_METHODS } from '../../../src/lib/scale/classify';
import { PALETTE_IDS } from '../../../src/lib/scale/palette';
import {
  COLUMN_IDS,
  DEFAULT_VIEW,
  formatView,
  LAYOUT_IDS,
  PANEL_IDS,
  parseView,
  type ViewState
} from '../../../src/lib/session/address/view-url';
import {
  DISTRICT_COLUMNS,
  DISTRICT_TABS,
  RESULT_MEASURES,
  RESULT_UNITS
} from '../../../src/lib/session/address/view-districts';
import {
  BOARD_LISTS,
  BOARD_TABS,
  LOG_PLACES,
  ROLES,
  SECTOR_FIGURES,
  SECTOR_TABS
} from '../../../src/lib/session/address/view-network';

const indicator = fc.stringMatching(/^[a-z0-9-]{1,12}$/).map((id) => `cifra:${id}` as const);
const name = fc.string({ minLength: 1, maxLength: 10 });
const view: fc.Arbitrary<ViewState> = fc
  .record({
    parte: fc.constantFrom(...SECTOR_TABS),
    cuenta: fc.constantFrom(...SECTOR_FIGURES),
    conf: fc.oneof(fc.constant(''), name),
    huecos: fc.boolean(),
    busca: fc.constantFrom(...OBJECTIVES),
    nuevos: fc.integer({ min: 1, max: MOST_NEW }),
    vecindad: fc.constantFrom(...NEARNESS),
    kvecinos: fc.integer({ min: 1, max: 50 }),
    kmvecinos: fc.integer({ min: 1, max: 1000 }),
    permuta: fc.constantFrom(...TRIES),
    semilla: fc.nat(999_999_999),
    corrige: fc.boolean(),
    suaviza: fc.boolean(),
    enlaces: fc.boolean(),
    zonas: fc.integer({ min: 1, max: MOST_ZONES }),
    movidos: fc.uniqueArray(
      fc.record({
        clave: fc.constantFrom('01001', '20067', '31101'),
        zona: fc.integer({ min: 1, max: MOST_ZONES })
      }),
      { selector: (move) => move.clave, maxLength: 3 }
    ),
    rasgos: fc.uniqueArray(fc.oneof(fc.constantFrom(...TRAITS), indicator), { maxLength: 4 }),
    solocon: fc.boolean(),
    limite: fc.constantFrom(...LIMITS),
    tope: fc.nat(1_000_000),
    cuesta: fc.oneof(fc.constant('distancia' as const), indicator),
    fijo: fc.nat(10_000),
    porkm: fc.double({ min: 0, max: 100, noNaN: true }),
    pesa: fc.uniqueArray(
      fc.record({
        figura: fc.oneof(fc.constantFrom(...WEIGHT_FIGURES), indicator),
        parte: fc.integer({ min: 1, max: MOST_PART }),
        menos: fc.boolean()
      }),
      { selector: (term) => term.figura, minLength: 1, maxLength: 4 }
    ),
    tambien: fc.uniqueArray(fc.constantFrom('01', '20', '32'), { maxLength: 3 }),
    conserva: fc.boolean(),
    cubre: fc.constantFrom(...COVERED),
    pide: fc.integer({ min: 1, max: 100_000 }),
    unidad: fc.constantFrom(...NEEDS),
    porciento: fc.integer({ min: 1, max: 100 }),
    minimopor: fc.constantFrom(...LEAST_GROUPS),
    alcance: fc.constantFrom(...REACHES),
    km: fc.integer({ min: 1, max: 500 }),
    unido: fc.boolean(),
    minimo: fc.integer({ min: 0, max: 100 }),
    arranque: fc.option(fc.integer({ min: 10_958, max: 40_000 }), { nil: null }),
    semana: fc.integer({ min: 1, max: 50 }),
    obliga: fc.uniqueArray(fc.constantFrom('01001', '20067', '31101'), { maxLength: 3 }),
    veta: fc.uniqueArray(fc.constantFrom('01001', '20067', '31101'), { maxLength: 3 }),
    de: fc.oneof(fc.constant(''), name),
    luz: fc.constantFrom(null, ...LIGHTS),
    pestana: fc.constantFrom(...BOARD_TABS),
    rol: fc.oneof(fc.constant(null), fc.constantFrom(...ROLES)),
    mide: fc.constantFrom(...TARGET_MEASURES),
    trim: fc.constantFrom('', '2026-T4', '2027-T1'),
    libro: fc.constantFrom(...LOG_KINDS),
    estrategia: fc.oneof(fc.constant(''), name),
    eje: fc.oneof(fc.constant(''), name),
    situacion: fc.oneof(fc.constant(''), name),
    palabras: fc.string({ maxLength: 12 }),
    lugar: fc.constantFrom(null, ...LOG_PLACES),
    cuales: fc.constantFrom(...BOARD_LISTS),
    medida: fc.oneof(fc.constantFrom(...MEASURE_IDS), indicator),
    cruce: fc.option(fc.oneof(fc.constantFrom(...MEASURE_IDS), indicator), { nil: null }),
    cerca: fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: null }),
    peso: fc.option(indicator, { nil: null }),
    limites: fc.boolean(),
    vista: fc.constantFrom(...LAYOUT_IDS),
    contra: fc.option(fc.integer({ min: 8000, max: 40_000 }), { nil: null }),
    llegar: fc.option(fc.integer({ min: 8000, max: 40_000 }), { nil: null }),
    generos: fc.uniqueArray(fc.nat(2), { maxLength: 3 }),
    edades: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
    celdas: fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
    rango: fc.option(
      fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer()) as fc.Arbitrary<
        [number, number, number, number]
      >,
      { nil: null }
    ),
    paleta: fc.constantFrom(...PALETTE_IDS),
    metodo: fc.option(fc.constantFrom(...CLASS_METHODS), { nil: null }),
    clases: fc.integer({ min: 2, max: 7 }),
    cortes: fc
      .uniqueArray(fc.integer({ min: -50, max: 1000 }), { maxLength: 6 })
      .map((l) => l.sort((a, b) => a - b)),
    universo: fc.constantFrom(...UNIVERSE_IDS),
    fecha: fc.option(fc.integer({ min: 8000, max: 40_000 }), { nil: null }),
    desde: fc.option(fc.integer({ min: 8000, max: 40_000 }), { nil: null }),
    ent: fc.option(
      fc.integer({ min: 1, max: 32 }).map((e) => String(e).padStart(2, '0')),
      { nil: null }
    ),
    etapas: fc.uniqueArray(name, { maxLength: 3 }),
    sectores: fc.uniqueArray(name, { maxLength: 3 }),
    mun: fc.option(
      fc.integer({ min: 1001, max: 32058 }).map((m) => String(m).padStart(5, '0')),
      { nil: null }
    ),
    lista: fc.option(fc.constantFrom(...LIST_IDS), { nil: null }),
    buscar: fc.string({ maxLength: 12 }),
    apartado: fc.constantFrom(...DISTRICT_TABS),
    nivel: fc.constantFrom(...DISTRICT_LEVELS),
    base: fc.constantFrom(...WEIGHT_BASES),
    dis: fc.option(fc.stringMatching(/^\d{1,4}$/), { nil: null }),
    umbral: fc.integer({ min: 1, max: 100 }),
    eleccion: fc.stringMatching(/^[a-z0-9-]{0,20}$/),
    antes: fc.stringMatching(/^[a-z0-9-]{0,20}$/),
    coaliciones: fc.constantFrom(...COALITION_HANDLINGS),
    por: fc.constantFrom(...RESULT_UNITS),
    dato: fc.constantFrom(...RESULT_MEASURES),
    conformacion: fc.constantFrom('', '2017'),
    meses: fc.integer({ min: 1, max: 120 }),
    ordenDistritos: fc.option(
      fc.record({ columna: fc.constantFrom(...DISTRICT_COLUMNS), desc: fc.boolean() }),
      { nil: null }
    ),
    orden: fc.option(
      fc.record({ columna: fc.oneof(fc.constantFrom(...COLUMN_IDS), indicator), desc: fc.boolean() }),
      { nil: null }
    ),
    tabla: fc.constantFrom(...PANEL_IDS),
    camara: fc.constantFrom(null, { lon: -102.5, lat: 23.25, zoom: 4.5 })
  })
  .map((v) => ({ ...v, tambien: v.ent ? v.tambien.filter((e) => e !== v.ent) : [] }));

describe('the view and its address', () => {
  it('round trips', () => {
    fc.assert(
      fc.property(view, (v) => {
        expect(parseView(new URLSearchParams(formatView(v).toString()))).toEqual(v);
      })
    );
  });

  it('leaves defaults out', () => expect(formatView(DEFAULT_VIEW).toString()).toBe(''));

  it('takes anything for an address and answers with a usable view', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(
              'medida',
              'cruce',
              'vista',
              'contra',
              'rango',
              'sexo',
              'celda',
              'fecha',
              'ent',
              'mun',
              'mapa',
              'cortes',
              'clases',
              'orden'
            ),
            fc.string()
          )
        ),
        (pairs) => {
          const v = parseView(new URLSearchParams(pairs));
          expect(MEASURE_IDS).toContain(v.medida);
          expect(v.clases).toBeGreaterThanOrEqual(2);
          expect(v.cortes.every(Number.isFinite)).toBe(true);
        }
      )
    );
  });

  it('says each thing by a name of its own, over the whole site', () => {
    const folder = join(root, 'src', 'lib', 'session', 'address');
    const names = readdirSync(folder)
      .filter((file) => /^view-.*\.ts$/.test(file))
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\bput\(\s*'([^']+)'/g)])
      .map((m) => m[1]);
    expect(names.length).toBeGreaterThan(90);
    const all = [...names, ...Object.values(ROWS_KEYS)];
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });

  it('opens the rows that older links name', () => {
    const rows = (query: string) => parseRows(new URLSearchParams(query));
    expect(rows('tabla=afiliados&cuenta=desconocidas')).toEqual({
      table: 'afiliados',
      bucket: 'desconocidas'
    });
    expect(rows('renglones=directivas&cubeta=ambiguas&tabla=entidades')).toEqual({
      table: 'directivas',
      bucket: 'ambiguas'
    });
    expect(rows('tabla=entidades&cuenta=personas')).toEqual({ table: 'cococis', bucket: 'aceptadas' });
  });
});
