import { expose } from 'comlink';

/** What a worker answers besides its own work: that it still answers. */
export interface Pulse {
  pulse(): true;
}

/** Lends an API to the page, with the pulse by which the page knows that the worker lives. */
export function serveApi(api: object): void {
  expose({ ...api, pulse: () => true });
}
