import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom';
import { project, unproject, worldSize, ZOOMS, type Camera } from '../../scale/camera';
import type { CanvasView } from './canvas-view';

/** The camera does not leave this box of the plane: the continent around the country. */
const [WEST, NORTH] = project(-150, 56);
const [EAST, SOUTH] = project(-52, -12);

/** Wheel, drag, pinch and double click over the drawing, as d3-zoom understands them. */
export function attachGestures(view: CanvasView): void {
  const target = select(view.canvas);
  let silent = false;
  const toCamera = (k: number, x: number, y: number): Camera => {
    const { width, height } = view.size;
    const at = unproject((width / 2 - x) / k, (height / 2 - y) / k);
    return { ...at, zoom: Math.log2(k / worldSize(0)) };
  };
  const behavior = zoom<HTMLCanvasElement, unknown>()
    .scaleExtent([worldSize(ZOOMS.least), worldSize(ZOOMS.most)])
    .translateExtent([
      [WEST, NORTH],
      [EAST, SOUTH]
    ])
    .on('zoom', ({ transform: { k, x, y } }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
      if (!silent) view.setCamera(toCamera(k, x, y));
    })
    .on('end', ({ sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
      if (sourceEvent) view.settled();
    });
  target.call(behavior).on('keydown.zoom', null);
  view.setGestures({
    moved(camera) {
      const { width, height } = view.size;
      const k = worldSize(camera.zoom);
      const [cx, cy] = project(camera.lon, camera.lat);
      silent = true;
      const at = zoomIdentity.translate(width / 2 - cx * k, height / 2 - cy * k).scale(k);
      target.call(behavior.transform, at);
      silent = false;
    },
    end: () => void target.on('.zoom', null)
  });
}
