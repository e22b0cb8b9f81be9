import { DEFAULT_POSTS } from '../../src/lib/domain/posts';
import { composeLogbook } from './logbook';
import type { Catalog } from '../../src/lib/domain/catalog';
import { parseDay, toIso } from '../../src/lib/domain/day';
import { DEFAULT_SECTORS } from '../../src/lib/domain/stage';

/** A cell of the demonstration in the canonical columns of `cococis`. */
export interface DemoCell {
  id: string;
  nombre: string;
  cvegeo: string;
  fecha_constitucion: string;
  integrantes: number | null;
  mujeres: number | null;
  sector: string;
  estado: string;
}

type Rows = Record<string, string | number | null>[];

const COUNTRIES = ['US', 'US', 'US', 'CA', 'GT', 'ES'];
const REASONS = ['lluvias y caminos cerrados', 'cambio de coordinación', 'se adelantó al trimestre anterior'];
const AGES = ['18–29', '30–44', '45–59', '60 y más'];
const TOPICS = ['agua', 'empleo', 'caminos', 'salud', 'seguridad', 'escuelas', 'vivienda'];
const PETITION_STATES = ['recibida', 'gestionada', 'respondida', 'resuelta', 'rechazada', 'sin respuesta'];

/** Every other table of the product, drawn from the cells and a seeded generator. Members are counts, never persons. */
export function composeTables(
  cells: readonly DemoCell[],
  catalog: Catalog,
  until: string,
  random: () => number
): Map<string, Rows> {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const last = parseDay(until)!;
  const first = parseDay('2023-01-09')!;
  const someDay = () => toIso(whole(first + 60, last));
  const covered = [...new Set(cells.map((c) => c.cvegeo))].sort();
  const states = [...new Set(catalog.municipios.map((m) => m.clave.slice(0, 2)))];
  const tables = new Map<string, Rows>([['cococis', cells as unknown as Rows]]);

  tables.set('afiliados_conteo', countMembers(cells, random));
  const conferences = Array.from({ length: 150 }, (_, i) => ({
    id: `K${String(i + 1).padStart(3, '0')}`,
    sector: pick(DEFAULT_SECTORS),
    sector_invitado: random() < 0.3 ? pick(DEFAULT_SECTORS) : '',
    cvegeo_sede: pick(covered),
    fecha: someDay(),
    modalidad: pick(['presencial', 'en línea', 'mixta'])
  }));
  tables.set('conferencias', conferences);
  // Most people come from the state of the seat.
  const near = new Map(states.map((e) => [e, catalog.municipios.filter((m) => m.clave.startsWith(e))]));
  const origin = (seat: string): string =>
    pick(random() < 0.75 ? near.get(seat.slice(0, 2))! : catalog.municipios).clave;
  tables.set(
    'asistencias',
    conferences.flatMap((c) =>
      [...new Set(Array.from({ length: whole(8, 28) }, () => origin(c.cvegeo_sede)))].map((cvegeo) => {
        const asistentes = whole(1, 30);
        const abroad = c.sector === 'migrantes' && random() < 0.3;
        return {
          conferencia: c.id,
          cvegeo_origen: abroad ? '' : cvegeo,
          pais: abroad ? pick(COUNTRIES) : 'MX',
          asistentes,
          mujeres: whole(0, asistentes)
        };
      })
    )
  );
  tables.set(
    'directivas',
    covered.flatMap((cvegeo) =>
      DEFAULT_POSTS.map(({ nombre: cargo }) => {
        const estado = random() < 0.66 ? 'titular' : random() < 0.25 ? 'interino' : 'vacante';
        const filled = estado !== 'vacante';
        return {
          cvegeo,
          cargo,
          estado,
          sexo: filled ? pick(['M', 'H']) : '',
          desde: filled ? someDay() : '',
          capacitacion_completa: filled ? pick(['sí', 'no']) : ''
        };
      })
    )
  );
  tables.set(
    'academia',
    Array.from({ length: 46 }, (_, week) => week).flatMap((week) => {
      const fecha = toIso(last - 7 * week);
      const circle = {
        tipo: 'círculo de diálogo',
        entidad: '',
        fecha,
        tema: pick(TOPICS),
        asistentes_presencial: whole(10, 60),
        asistentes_en_linea: whole(80, 400),
        estado: 'realizada'
      };
      const tables = states
        .filter(() => random() < 0.7)
        .map((entidad) => ({
          ...circle,
          tipo: 'mesa de trabajo',
          entidad,
          asistentes_presencial: whole(5, 40),
          asistentes_en_linea: 0
        }));
      return [circle, ...tables];
    })
  );
  tables.set(
    'propuestas',
    Array.from({ length: 240 }, (_, i) => ({
      id: `P${String(i + 1).padStart(4, '0')}`,
      cvegeo: pick(covered),
      fecha: someDay(),
      tema: pick(TOPICS),
      estado: pick(['recibida', 'en mesa', 'aprobada', 'entregada'])
    }))
  );
  tables.set(
    'gestiones',
    Array.from({ length: 1_200 }, (_, i) => {
      const opened = whole(first + 60, last);
      const estado = pick(PETITION_STATES);
      const closed = ['resuelta', 'rechazada', 'respondida'].includes(estado);
      return {
        folio: `G${String(i + 1).padStart(5, '0')}`,
        cvegeo: pick(covered),
        tema: pick(TOPICS),
        nivel_gobierno: pick(['municipal', 'estatal', 'federal']),
        fecha_apertura: toIso(opened),
        fecha_cierre: closed ? toIso(Math.min(opened + whole(5, 200), last)) : '',
        estado,
        beneficiarios: whole(5, 400)
      };
    })
  );
  tables.set('encuestas', makePolls(states, someDay, random));
  tables.set(
    'metas',
    states.flatMap((entidad) =>
      ['2026-T3', '2026-T4', '2027-T1'].flatMap((trimestre) =>
        (
          [
            ['municipios', 4],
            ['células', 8],
            ['mujeres', 90],
            ['conferencias', 2]
          ] as const
        ).map(([medida, most]) => ({
          entidad,
          trimestre,
          medida,
          plan: whole(1, most),
          nota: random() < 0.06 ? pick(REASONS) : ''
        }))
      )
    )
  );
  for (const [name, rows] of composeLogbook(covered, conferences, last)) tables.set(name, rows);
  return tables;
}

function countMembers(cells: readonly DemoCell[], random: () => number): Rows {
  const counts = new Map<string, number>();
  for (const c of cells) {
    const women = c.mujeres ?? 0;
    for (let i = 0; i < (c.integrantes ?? 0); i++) {
      const age = AGES[Math.min(3, Math.floor(random() * 2 + random() * 2.4))];
      const key = [c.cvegeo, i < women ? 'M' : 'H', age, c.sector, c.fecha_constitucion.slice(0, 7)].join(
        '\t'
      );
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].sort().map(([key, personas]) => {
    const [cvegeo, sexo, grupo_edad, sector, mes] = key.split('\t');
    return { cvegeo, sexo, grupo_edad, sector, mes, personas };
  });
}

function makePolls(states: readonly string[], someDay: () => string, random: () => number): Rows {
  return Array.from({ length: 60 }, (_, i) => {
    const shares = [random() + 0.6, random() + 0.5, random() + 0.4];
    const total = shares.reduce((a, b) => a + b, 0) / 92;
    const fecha = someDay();
    const clave = states[Math.floor(random() * states.length)];
    return shares.map((share, k) => ({
      encuesta: `E${String(i + 1).padStart(2, '0')}`,
      casa: `Casa ${1 + (i % 5)}`,
      fecha,
      modo: ['vivienda', 'teléfono', 'en línea'][i % 3],
      muestra: 600 + 100 * (i % 7),
      nivel: 'entidad',
      clave,
      opcion: `Opción ${'ABC'[k]}`,
      porcentaje: Math.round((10 * share) / total) / 10
    }));
  }).flat();
}
