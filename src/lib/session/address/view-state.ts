import { bitacora } from './bitacora';
import { directivas } from './directivas';
import { distritos } from './distritos';
import { fallbacks, readFields, settleFields, writeFields, type Values } from './field';
import { inicio } from './inicio';
import { metas } from './metas';
import { parecidos } from './parecidos';
import { patrones } from './patrones';
import { planeador } from './planeador';
import { renglones } from './renglones';
import { sectores } from './sectores';
import { camera, tablero } from './tablero';
import { zonas } from './zonas';

/** Everything that a link reopens, in the order in which an address says it. */
export const VIEW_FIELDS = {
  ...tablero,
  ...distritos,
  ...sectores,
  ...directivas,
  ...inicio,
  ...metas,
  ...bitacora,
  ...planeador,
  ...patrones,
  ...zonas,
  ...parecidos,
  ...renglones,
  ...camera
};

/** Everything that a link reopens. */
export type ViewState = Values<typeof VIEW_FIELDS>;

/** The view of an address that says nothing. */
export const DEFAULT_VIEW: ViewState = fallbacks(VIEW_FIELDS);

/** The view of an address; what it does not say, or says wrong, is the default. */
export const parseView = (params: URLSearchParams): ViewState => readFields(VIEW_FIELDS, params);

/** A view whose parts can stand beside one another. */
export const settleView = (view: ViewState): ViewState => settleFields(VIEW_FIELDS, view);

/** The shortest address of a view: defaults are left out, the rest comes in a fixed order. */
export const formatView = (view: ViewState): URLSearchParams => writeFields(VIEW_FIELDS, view);
