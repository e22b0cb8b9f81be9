import type { Handle } from '@sveltejs/kit';
import { SITE } from '$lib/text/es/shared/site';

/** Puts into each page what is read before its code arrives: on a slow line that is most of the wait. */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, { transformPageChunk: ({ html }) => html.replace('%tejido.abriendo%', SITE.opening) });
