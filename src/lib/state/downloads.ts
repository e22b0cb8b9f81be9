import { toIso } from '../domain/day';
import { isClassMeasure, isLoaded, MEMBER_MEASURES, STATUS, type MeasureId } from '../domain/measure';
import type { Camera } from '../map/camera';
import { CanvasPen } from '../map/canvas/canvas-pen';
import type { CanvasView } from '../map/canvas/canvas-view';
import { SvgPen } from '../map/canvas/svg-pen';
import { SUPPRESSED_UNDER } from '../domain/privacy';
import { CODE, type LegendRow } from '../scale/classify';
import { colorOf, GROUND } from '../scale/palette';
import {
  composePicture,
  layOutPicture,
  toPng,
  type PictureColors,
  type PictureTexts
} from '../export/map-picture';
import type { Pen } from '../scale/pen';
import { tableToCsv, type ExportRow } from '../export/table-csv';
import { AGE_BANDS } from '../domain/member';
import { board, near, results, territory, view, workspace } from './app.svelte';
import { BOARD, FILTERS, LEGEND, TABLE, UNIVERSE } from '../text/board';
import { UNMATCHED_REASON } from '../text/coverage';
import { EXPORT } from '../text/export';
import { longDate, number, percent } from '../text/numbers';
import { figureText, legendLabel, levelLabel, stageText } from './figure';

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

const membersSource = () => (typeof workspace.members === 'string' ? EXPORT.demo : workspace.members.nombre);

function membersAt(position: number) {
  const { members } = results;
  if (!members) return null;
  const { personas, mujeres, conGenero } = members;
  return { total: personas[position], mujeres: mujeres[position], conGenero: conGenero[position] };
}

/** What limited which cells the answer counts, in words; empty without. */
/** Whether the map shows members. */
const aboutMembers = () => [board.medida, board.cruce].some((id) => id !== null && MEMBER_MEASURES.has(id));

const filtersOf = ({ sectores, desde }: NonNullable<typeof board.answer>, members: boolean) =>
  [
    EXPORT.filters(sectores.join(', '), desde === null ? '' : longDate(desde)),
    members && view.generos.length
      ? EXPORT.gender(view.generos.map((g) => FILTERS.genders[g]).join(', '))
      : '',
    members && view.edades.length
      ? EXPORT.age(view.edades.map((a) => AGE_BANDS[a] ?? FILTERS.noAge).join(', '))
      : ''
  ]
    .filter(Boolean)
    .join(' · ');

/** Saves the table as shown: same rows, same order. */
export async function saveTable(): Promise<void> {
  // What is still being counted is waited for: a file is of one moment.
  await results.refresh();
  const { columns, answer } = board;
  if (!columns || !answer) return;
  if (board.wantsDistance) await near.ensure().catch(console.error);
  const context = board.measurerOf('cambio');
  const indicators = [...board.indicators.keys(), ...board.wordings.keys()].map((id) => ({
    id,
    name: board.textOf(id).name,
    at: board.measurerOf(id)!
  }));
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
      afiliados: outside ? null : membersAt(i),
      cambio: outside || !context ? null : figureText('cambio', context(i), board),
      km: outside ? null : raw(board.reach?.km[i] ?? NaN),
      cifras: Object.fromEntries(
        indicators.map(({ id, name, at }) => {
          const [value, status] = at(i);
          return [
            name,
            status >= STATUS.sinDato
              ? TABLE[status === STATUS.noAplica ? 'noAplicaLong' : 'sinDatoLong']
              : isClassMeasure(id)
                ? figureText(id, [value, status], board)
                : value
          ];
        })
      ),
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
    afiliados: null,
    cambio: null,
    km: null,
    cifras: {},
    fuera: true
  }));
  const fecha = toIso(answer.fecha);
  const provenance = {
    fecha,
    universo: UNIVERSE[view.universo].name,
    filtros: filtersOf(answer, results.members !== null),
    fuenteCelulas: cellsSource(),
    fuentePersonas: peopleSource(),
    fuenteAfiliados: results.members ? membersSource() : '',
    contra: answer.before ? toIso(answer.before.fecha) : '',
    distancia: board.wantsDistance,
    cifras: indicators.map(({ name }) => name),
    demo: workspace.isDemo
  };
  download(tableToCsv([...rows, ...unplaced], provenance), EXPORT.tableFile(fecha, workspace.isDemo));
}

/** What the map shows, ready for any picture. */
export interface Drawn {
  view: CanvasView;
  camera: Camera;
}

/** Pixels across a picture on paper or in a file. */
const PICTURE_WIDTH = 1_400;
const SHARPNESS = 2;

/** Saves the map as PNG or SVG with its title, legend, date, sources and credit. */
export async function savePicture(drawn: Drawn, kind: 'png' | 'svg'): Promise<void> {
  await territory.refine().catch(() => {});
  const fecha = toIso(board.answer?.fecha ?? view.fecha);
  const name = EXPORT.mapFile(fecha, workspace.isDemo);
  if (kind === 'png') {
    const picture = drawPicture(drawn);
    if (picture) download(await toPng(picture), name);
    return;
  }
  const parts = pictureParts();
  if (!parts) return;
  const pen = new SvgPen();
  const layout = draw(pen, drawn, parts);
  const svg = pen.document(layout.width, layout.height, parts.texts.title);
  download(svg, name.replace(/\.png$/, '.svg'), 'image/svg+xml');
}

/** The map with everything around it, for a file or for paper; null before the first answer. */
export function drawPicture(drawn: Drawn): HTMLCanvasElement | null {
  const parts = pictureParts();
  if (!parts) return null;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const { width, height } = layOut(new CanvasPen(context), drawn, parts);
  canvas.width = width * SHARPNESS;
  canvas.height = height * SHARPNESS;
  context.scale(SHARPNESS, SHARPNESS);
  draw(new CanvasPen(context), drawn, parts);
  return canvas;
}

type Parts = NonNullable<ReturnType<typeof pictureParts>>;

function layOut(pen: Pen, { view: canvas }: Drawn, { texts }: Parts) {
  const { width, height } = canvas.size;
  return layOutPicture(pen, PICTURE_WIDTH, Math.round((PICTURE_WIDTH * height) / width), texts);
}

function draw(pen: Pen, drawn: Drawn, parts: Parts) {
  const layout = layOut(pen, drawn, parts);
  const { view: canvas, camera } = drawn;
  const closer = Math.log2(PICTURE_WIDTH / canvas.size.width);
  const size = { width: PICTURE_WIDTH, height: layout.mapHeight };
  const drawMap = () => canvas.drawWith(pen, { ...camera, zoom: camera.zoom + closer }, size);
  composePicture(pen, layout, drawMap, parts.texts, parts.colors);
  return layout;
}

/** A class of so few persons that what goes out does not say how many. */
const isFewPersons = (id: MeasureId, { code, to }: LegendRow) =>
  (id === 'integrantes' || id === 'afiliados') && code < CODE.cero && to < SUPPRESSED_UNDER;

/** What a class of the map of two measures says; null for the others. */
function crossLabel(code: number): string | null {
  const { cruce, levels, medida } = board;
  if (!cruce || !levels || code >= 9) return null;
  return `${levelLabel(medida, levels[0], code % 3)} · ${levelLabel(cruce, levels[1], Math.floor(code / 3))}`;
}

function pictureParts(): { texts: PictureTexts; colors: PictureColors } | null {
  const { headline, answer, theme, legend, colors } = board;
  if (!headline || !answer) return null;
  const id = board.medida;
  const filters = filtersOf(answer, aboutMembers());
  const ground = GROUND[theme];
  const place = view.ent ? ` · ${territory.entidadName(view.ent)}` : '';
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    texts: {
      title: `${board.textOf(id).name}${board.cruce ? ` × ${board.textOf(board.cruce).name}` : ''}${place}`,
      subtitle:
        EXPORT.subtitle(
          number(headline.covered),
          number(headline.total),
          headline.pct === null ? '—' : percent(headline.pct),
          UNIVERSE[view.universo].name,
          longDate(answer.fecha)
        ) +
        (answer.before ? ` · ${EXPORT.compared(longDate(answer.before.fecha))}` : '') +
        (filters && ` · ${filters}`),
      legendTitle: board.cruce
        ? `${board.textOf(id).name} · ${board.textOf(board.cruce).name}`
        : `${board.textOf(id).name} (${board.textOf(id).unit})`,
      legend: legend.map((row) => ({
        label: crossLabel(row.code) ?? (isFewPersons(id, row) ? TABLE.tooFew : legendLabel(id, row, board)),
        color: row.code === CODE.sinDato ? ground.zero : colorOf(row.code, colors, theme),
        hatch: row.code === CODE.sinDato ? ground.hatch : null,
        count: LEGEND.units(row.count)
      })),
      sources: [
        cellsSource() ? EXPORT.cells(cellsSource()) : '',
        aboutMembers() ? EXPORT.members(membersSource()) : '',
        EXPORT.people(peopleSource()),
        ...[id, board.cruce].map((m) => (m && isLoaded(m) ? EXPORT.indicator(board.textOf(m)) : '')),
        view.limites && workspace.electoral.length
          ? EXPORT.electoral(workspace.electoral.map((e) => e.card.nombre).join(', '))
          : '',
        EXPORT.credits(
          [
            territory.isShipped ? '' : territory.catalog.nombre,
            ...(workspace.drawsShipped ? [territory.credit.texto, territory.credit.enlace] : [])
          ]
            .filter(Boolean)
            .join(', ')
        ),
        EXPORT.made
      ].filter(Boolean),
      demo: workspace.isDemo ? EXPORT.demo : ''
    },
    colors: {
      paper: token('--hoja'),
      ink: token('--tinta'),
      soft: token('--tinta-2'),
      line: token('--raya-fuerte'),
      accent: token('--grana')
    }
  };
}
