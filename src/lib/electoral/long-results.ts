import type { TableRow } from '../domain/contract';
import { tellOptions, type VoteLevel, type VoteTable } from '../domain/votes';

const LEVELS: Record<string, VoteLevel> = {
  nacional: 'nacional',
  circunscripción: 'circunscripcion',
  entidad: 'entidad',
  'distrito federal': 'distrito',
  'distrito local': 'distrito-local',
  municipio: 'municipio',
  sección: 'seccion'
};

/** Key of the country as a unit: the table of results gives it none. */
const WHOLE = 'MX';

/**
 * The elections of a table of results, which has a row per unit and option: one table of votes per year, office and
 * level, in the order in which they first appear. Its total is the sum of its options.
 */
export function groupResults(rows: readonly TableRow[]): VoteTable[] {
  const elections = new Map<string, TableRow[]>();
  for (const row of rows) {
    const key = [row.anio, row.cargo, row.nivel].join('\t');
    const same = elections.get(key);
    if (same) same.push(row);
    else elections.set(key, [row]);
  }
  return [...elections.values()].map(toTable);
}

function toTable(rows: readonly TableRow[]): VoteTable {
  const [{ anio, cargo, nivel }] = rows;
  const options = [...new Set(rows.map((r) => r.opcion as string))];
  const unitOf = (row: TableRow) => (row.clave as string) || WHOLE;
  const claves = [...new Set(rows.map(unitOf))];
  const at = new Map(claves.map((clave, i) => [clave, i]));
  const column = () => new Float64Array(claves.length).fill(NaN);
  const votos = options.map(column);
  const [total, lista] = [new Float64Array(claves.length), column()];
  for (const row of rows) {
    const unit = at.get(unitOf(row))!;
    const cast = row.votos as number;
    votos[options.indexOf(row.opcion as string)][unit] = cast;
    total[unit] += cast;
    if (typeof row.lista_nominal === 'number') lista[unit] = row.lista_nominal;
  }
  return {
    nivel: LEVELS[nivel as string] ?? 'nacional',
    anio: String(anio ?? ''),
    cargo: (cargo as string) ?? '',
    opciones: tellOptions(options),
    claves,
    escritos: [],
    tipo: new Uint8Array(claves.length),
    votos,
    total,
    lista,
    distrito: null,
    mapa: 'federal'
  };
}
