import { toIso } from '../domain/day';
import { entryOf, isLoaded, needsMembers, type MeasureId } from '../domain/measure';
import { SUPPRESSED_UNDER } from '../domain/privacy';
import {
  composePicture,
  layOutPicture,
  toPng,
  type PictureColors,
  type PictureTexts
} from '../export/map-picture';
import type { Camera } from '../scale/camera';
import { CanvasPen } from '../map/canvas/canvas-pen';
import type { CanvasView } from '../map/canvas/canvas-view';
import { SvgPen } from '../map/canvas/svg-pen';
import { CODE, type LegendRow } from '../scale/classify';
import { colorOf, GROUND } from '../scale/palette';
import type { Pen } from '../scale/pen';
import { LEGEND, TABLE, UNIVERSE } from '../text/es/shared/board';
import { EXPORT } from '../text/es/shared/export';
import { longDate, number, percent } from '../text/es/shared/numbers';
import { board, territory, view, workspace } from '../session/app.svelte';
import { legendLabel, levelLabel } from '../session/coverage/figures';
import { cellsSource, filtersOf, membersSource, peopleSource } from '../session/coverage/provenance';
import { download } from '../kit/save-file';

/** Whether the map shows members. */
const aboutMembers = () => [board.medida, board.cruce].some((id) => needsMembers(id));

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
  entryOf(id)?.kind === 'count' && entryOf(id)?.ofPersons && code < CODE.cero && to < SUPPRESSED_UNDER;

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
