declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** What of `compression` the little server uses: a step that packs answers on their way out. */
  export default function compression(options: {
    filter(request: IncomingMessage, response: ServerResponse): boolean;
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
