/** Invented secciones over the invented districts, and two invented elections by sección. */
import { group, rollup } from 'd3-array';
import type { Catalog } from '../../src/lib/domain/catalog';
import type { DemoPart } from './districts';

/** People of one invented sección: ten times as many as a true one, so that the files stay small. */
const PEOPLE_EACH = 20_000;
/** Voters of each hundred people. */
const VOTERS = 0.72;

/** A sección of the demonstration in the canonical columns. */
export interface DemoSection {
  entidad: string;
  seccion: number;
  municipio_inegi: string;
  distrito_federal: string;
  lista_nominal: number;
}

type Rows = Record<string, string | number>[];

/** How many secciones each part of a municipality gets: by its share, and at least one. */
function shareSections(parts: readonly DemoPart[], people: number): number[] {
  const total = Math.max(parts.length, Math.round(people / PEOPLE_EACH));
  return parts.map((p) => Math.max(1, Math.round(p.share * total)));
}

/** Secciones of every municipality, numbered within each state. */
export function inventSections(
  catalog: Catalog,
  parts: readonly DemoPart[],
  people: Float64Array,
  random: () => number
): DemoSection[] {
  const of = group(parts, (p) => p.municipio);
  const last = new Map<string, number>();
  return catalog.municipios.flatMap(({ clave }, m) => {
    const mine = of.get(m)!;
    const entidad = clave.slice(0, 2);
    const counts = shareSections(mine, people[m]);
    const all = counts.reduce((a, b) => a + b, 0);
    const each = Math.max(80, Math.round((VOTERS * people[m]) / all));
    return mine.flatMap(({ distrito }, i) =>
      Array.from({ length: counts[i] }, (): DemoSection => {
        const seccion = (last.get(entidad) ?? 0) + 1;
        last.set(entidad, seccion);
        return {
          entidad,
          seccion,
          municipio_inegi: clave,
          distrito_federal: String(distrito % 100).padStart(2, '0'),
          lista_nominal: Math.round(each * (0.85 + 0.3 * random()))
        };
      })
    );
  });
}

/** Two elections over the same secciones; each state and each municipality leans somewhere, and moves a little. */
export function inventElections(sections: readonly DemoSection[], random: () => number): Map<string, Rows> {
  const lean = new Map<string, number[]>();
  const leanOf = (key: string, wide: number) => {
    if (!lean.has(key))
      lean.set(
        key,
        [0, 0, 0].map(() => wide * (random() - 0.5))
      );
    return lean.get(key)!;
  };
  const election = (drift: number): Rows =>
    sections.map(({ entidad, seccion, municipio_inegi, lista_nominal }) => {
      const [state, town] = [leanOf(entidad, 0.7), leanOf(municipio_inegi, 0.8)];
      const pull = [0.2 + drift, 0.05, -0.35 - drift].map((base, i) =>
        Math.exp(base + state[i] + town[i] + 0.3 * (random() - 0.5))
      );
      const turnout = 0.38 + 0.3 * random();
      const total = Math.round(lista_nominal * turnout);
      const nulos = Math.round(total * 0.025 * (0.5 + random()));
      const noRegistrados = random() < 0.3 ? 1 : 0;
      const valid = Math.max(0, total - nulos - noRegistrados);
      const sum = pull.reduce((a, b) => a + b, 0);
      const [a, b] = pull.map((p) => Math.round((valid * p) / sum));
      const c = Math.max(0, valid - a - b);
      // A part of the votes for B and C was marked for both.
      const both = Math.round(0.06 * Math.min(b, c));
      return {
        entidad,
        seccion,
        'Opción A': a,
        'Opción B': b - both,
        'Opción C': c - both,
        'Opción B - Opción C': 2 * both,
        no_registrados: noRegistrados,
        nulos,
        total: a + b + c + noRegistrados + nulos,
        lista_nominal
      };
    });
  return new Map([
    ['diputaciones_federales_2021_demostracion', election(0)],
    ['diputaciones_federales_2024_demostracion', election(0.25)]
  ]);
}

/** One invented election of councils, by municipality; those that elect without parties have no votes. */
export function inventCouncils(
  sections: readonly DemoSection[],
  without: ReadonlySet<string>,
  random: () => number
): Rows {
  const rolls = rollup(
    sections,
    (s) => s.reduce((sum, { lista_nominal }) => sum + lista_nominal, 0),
    (s) => s.municipio_inegi
  );
  return [...rolls].flatMap(([cvegeo, lista_nominal]) => {
    if (without.has(cvegeo)) return [];
    const [a, b, c] = [0.3, 0.25, 0.2].map((most) =>
      Math.round(lista_nominal * most * (0.4 + 0.6 * random()))
    );
    const nulos = Math.round(lista_nominal * 0.015 * random());
    return [
      { cvegeo, 'Opción A': a, 'Opción B': b, 'Opción C': c, nulos, total: a + b + c + nulos, lista_nominal }
    ];
  });
}

/** The elections by sección summed by state, one row per option: a table of results as a network may keep it. */
export function sumByState(elections: ReadonlyMap<string, Rows>): Rows {
  return [...elections].flatMap(([name, rows]) =>
    [...group(rows, (r) => r.entidad)].flatMap(([clave, own]) => {
      const sum = (column: string) => own.reduce((total, row) => total + Number(row[column]), 0);
      const options = Object.keys(own[0]).filter(
        (c) => !['entidad', 'seccion', 'total', 'lista_nominal'].includes(c)
      );
      return options.map((opcion) => ({
        anio: /\d{4}/.exec(name)![0],
        cargo: 'diputaciones federales',
        nivel: 'entidad',
        clave,
        opcion,
        votos: sum(opcion),
        lista_nominal: sum('lista_nominal')
      }));
    })
  );
}
