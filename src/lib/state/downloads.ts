import { toIso } from '../domain/day';
import { STATUS } from '../domain/measure';
import type { MapView } from '../map/map-view';
import { CODE } from '../scale/classify';
import { colorOf, GROUND } from '../scale/palette';
import { composePicture, toPng } from '../export/map-picture';
import { tableToCsv, type ExportRow } from '../export/table-csv';
import { board, territory, view, workspace } from './app.svelte';
import { BOARD, LEGEND, MEASURE, UNIVERSE } from '../text/board';
import { UNMATCHED_REASON } from '../text/coverage';
import { EXPORT } from '../text/export';
import { longDate, number, percent } from '../text/numbers';
import { legendLabel, stageText } from './figure';

/** Hands a file to the browser's downloads. */
export function download(content: Blob | string, name: string, type = 'text/csv'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const cellsSource = () =>
  workspace.cells === 'demo' ? EXPORT.demo : workspace.cells === 'vacio' ? '' : workspace.cells.nombre;

const peopleSource = () =>
  workspace.population.kind === 'geonames'
    ? `${BOARD.approx}${BOARD.peopleGeonames}`
    : workspace.population.source;

/** What limited which cells the answer counts, in words; empty without. */
const filtersOf = ({ sectores, desde }: NonNullable<typeof board.answer>) =>
  EXPORT.filters(sectores.join(', '), desde === null ? '' : longDate(desde));

/** Saves the table as shown: same rows, same order. */
export function saveTable(): void {
  const { columns, answer } = board;
  if (!columns || !answer) return;
  const raw = (value: number) => (Number.isNaN(value) ? null : value);
  const rows = board.rows.map((i): ExportRow => {
    const unit = territory.catalog.municipios[i];
    const outside = !board.universe.member[i];
    return {
      cvegeo: unit.clave,
      municipio: unit.nombre,
      entidad: territory.entidadName(unit.clave),
      etapa: outside ? '' : stageText(columns.presencia.values[i], board.stages),
      celulas_activas: raw(columns.celulas.values[i]),
      integrantes: raw(columns.integrantes.values[i]),
      mujeres: columns.mujeres.status[i] >= STATUS.sinDato ? null : answer.columns.mujeres[i],
      base_mujeres: raw(answer.columns.integrantesConMujeres[i]),
      meses_de_la_mas_nueva: raw(columns.edad.values[i]),
      personas: raw(workspace.population.values[i]),
      fuera: outside
    };
  });
  const unplaced = board.unplaced.map((u): ExportRow => ({
    cvegeo: u.clave,
    municipio: u.nombre,
    entidad: territory.entidadName(u.entidad),
    etapa: UNMATCHED_REASON[u.motivo],
    celulas_activas: null,
    integrantes: null,
    mujeres: null,
    base_mujeres: null,
    meses_de_la_mas_nueva: null,
    personas: null,
    fuera: true
  }));
  const fecha = toIso(answer.fecha);
  const provenance = {
    fecha,
    universo: UNIVERSE[view.universo].name,
    filtros: filtersOf(answer),
    fuenteCelulas: cellsSource(),
    fuentePersonas: peopleSource(),
    demo: workspace.isDemo
  };
  download(tableToCsv([...rows, ...unplaced], provenance), EXPORT.tableFile(fecha, workspace.isDemo));
}

/** Saves the map with its title, legend, date, sources and credit. */
export async function savePicture(map: MapView): Promise<void> {
  await map.redraw();
  const picture = drawPicture(map);
  const fecha = toIso(board.answer?.fecha ?? view.fecha);
  if (picture) download(await toPng(picture), EXPORT.mapFile(fecha, workspace.isDemo));
}

/** The map as now drawn with everything around it, for a file or for paper; null before the first answer. */
export function drawPicture(map: MapView): HTMLCanvasElement | null {
  const { headline, answer, theme, legend, colors } = board;
  if (!headline || !answer) return null;
  const id = board.medida;
  const ground = GROUND[theme];
  const place = view.ent ? ` · ${territory.entidadName(view.ent)}` : '';
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return composePicture(
    map.canvas,
    {
      title: `${MEASURE[id].name}${place}`,
      subtitle:
        EXPORT.subtitle(
          number(headline.covered),
          number(headline.total),
          headline.pct === null ? '—' : percent(headline.pct),
          UNIVERSE[view.universo].name,
          longDate(answer.fecha)
        ) + (filtersOf(answer) && ` · ${filtersOf(answer)}`),
      legendTitle: `${MEASURE[id].name} (${MEASURE[id].unit})`,
      legend: legend.map((row) => ({
        label: legendLabel(id, row, board.stages),
        color: row.code === CODE.sinDato ? ground.zero : colorOf(row.code, colors, theme),
        hatch: row.code === CODE.sinDato ? ground.hatch : null,
        count: LEGEND.units(row.count)
      })),
      sources: [
        cellsSource() ? EXPORT.cells(cellsSource()) : '',
        EXPORT.people(peopleSource()),
        territory.isShipped ? EXPORT.credits : EXPORT.creditsLoaded(territory.catalog.nombre),
        EXPORT.made
      ].filter(Boolean),
      demo: workspace.isDemo ? EXPORT.demo : ''
    },
    {
      paper: token('--hoja'),
      ink: token('--tinta'),
      soft: token('--tinta-2'),
      line: token('--raya-fuerte'),
      accent: token('--grana')
    }
  );
}
