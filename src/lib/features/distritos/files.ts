import { toIso } from '../../domain/day';
import {
  changesToCsv,
  checksToCsv,
  districtsToCsv,
  resultsToCsv,
  type DistrictRow,
  type ResultRow
} from '../../export/electoral-csv';
import type { VoteSums } from '../../electoral/sum-votes';
import { APART, ELECTIONS } from '../../text/es/votes';
import { CATASTRO, DISTRICTS } from '../../text/es/distritos';
import { EXPORT } from '../../text/es/shared/export';
import { board, view, workspace } from '../../session/app.svelte';
import { download } from '../../kit/save-file';
import { ballots } from './election-results.svelte';
import { catastro } from './catastro.svelte';
import { districts } from './distritos.svelte';

/** Where the cells on screen come from, in words. */
export const datedCellsSource = (): string =>
  workspace.cells === 'demo'
    ? EXPORT.demo
    : workspace.cells === 'vacio'
      ? ''
      : DISTRICTS.cellsSource(workspace.cells.nombre, districts.cellsDate);

const fechaOf = () => toIso(board.answer?.fecha ?? view.fecha);

/** Saves the table of districts as shown: same rows, same order. */
export function saveDistricts(): void {
  const { map, band, cells, members, rows } = districts;
  if (!map || !band || !cells) return;
  const triple = (b: { min: Float64Array; best: Float64Array; max: Float64Array } | null, d: number) =>
    (b ? [b.min[d], b.best[d], b.max[d]] : [NaN, NaN, NaN]) as [number, number, number];
  const table = rows.map((d): DistrictRow => {
    const inside = districts.pairsOf(d).map((i) => map.municipio[i]);
    return {
      clave: map.distritos[d],
      nombre: districts.nameOf(map.distritos[d]),
      cobertura: triple(band, d),
      municipios: inside.length,
      cortados: inside.filter((m) => map.parts[m] > 1).length,
      cubiertos: inside.filter((m) => districts.covered[m]).length,
      celulas: triple(cells, d),
      integrantes: triple(members, d)
    };
  });
  const fuente = [...districts.source, datedCellsSource()].filter(Boolean).join('; ');
  const demo = workspace.isDemo || districts.isDemo;
  download(
    districtsToCsv(table, DISTRICTS.base[map.base], { fecha: fechaOf(), fuente, demo }),
    DISTRICTS.file(map.level, fechaOf(), demo)
  );
}

const optionsAt = ({ opciones, votos }: VoteSums, i: number) =>
  Object.fromEntries(opciones.map((o, k) => [o.id, i < 0 ? NaN : votos[k][i]]));

/** Saves the results as shown, with the votes that no unit has; of many units a slice at a time. */
export async function saveResults(): Promise<void> {
  const { counted, rows } = ballots;
  const { chosen } = districts.elections;
  if (!counted || !chosen) return;
  const { sums, apart } = counted.onMap;
  const columns = counted.columns();
  // What is on screen may change while the file is written.
  const units = rows.map((clave) => ({
    clave,
    nombre: ballots.nameOf(clave),
    sinPartidos: ballots.isWithoutParties(clave),
    primero: ballots.winnerOf(clave)
  }));
  const unitRow = ({ clave, nombre, sinPartidos, primero }: (typeof units)[number]): ResultRow => {
    const at = counted.at.get(clave) ?? -1;
    const figure = (column: Float64Array) => (at < 0 ? NaN : column[at]);
    return {
      clave,
      nombre,
      estado: sinPartidos ? ELECTIONS.withoutParties : at < 0 ? ELECTIONS.noData : '',
      primer_lugar: primero,
      margen: figure(columns.margen),
      participacion: figure(columns.participacion),
      numero_efectivo: figure(columns.nep),
      total: figure(sums.total),
      lista_nominal: figure(sums.lista),
      opciones: optionsAt(sums, at)
    };
  };
  const others = apart.map(({ why, sums: s }): ResultRow => ({
    clave: '',
    nombre: APART[why],
    estado: ELECTIONS.apart,
    primer_lugar: '',
    margen: NaN,
    participacion: NaN,
    numero_efectivo: NaN,
    total: s.total[0],
    lista_nominal: s.lista[0],
    opciones: optionsAt(s, 0)
  }));
  const demo = workspace.votes === 'demo';
  const name = ELECTIONS.file(chosen.id, ballots.unit, demo);
  const fuente = [
    ELECTIONS.source(chosen.archivo, chosen.fecha),
    ELECTIONS.handlingHelp[view.coaliciones],
    ...districts.source
  ].join(' ');
  download(
    await resultsToCsv(units, unitRow, others, chosen.name, {
      fecha: chosen.fecha ?? fechaOf(),
      fuente,
      demo
    }),
    name
  );
}

/** Saves the records as shown. */
export function saveChecks(): void {
  const rows = catastro.records.map((r) => ({ ...r, estado: CATASTRO.states[r.estado] }));
  download(checksToCsv(rows), CATASTRO.file(toIso(view.hoy)));
}

/** Saves what changed between the two catalogues of secciones. */
export function saveChanges(): void {
  if (catastro.changes) download(changesToCsv(catastro.changes), CATASTRO.changesFile);
}
