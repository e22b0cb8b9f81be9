import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { DuckDbEngine, QUERY_CONFIG, type Connection } from './duckdb';
import type { Engine } from './port';

/** The engine in a worker of this page. Only the `eh` build: the threaded one needs headers and twice the memory. */
export function createBrowserEngine(): Engine {
  return new DuckDbEngine(async () => {
    const { AsyncDuckDB, VoidLogger } = await import('@duckdb/duckdb-wasm');
    const worker = new Worker(new URL(workerUrl, location.href));
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message || 'worker failed')));
    });
    failed.catch(() => {});
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    try {
      await Promise.race([database.instantiate(new URL(wasmUrl, location.href).href), failed]);
      await Promise.race([database.open({ query: QUERY_CONFIG }), failed]);
      const connection = await database.connect();
      return { connection: connection as unknown as Connection, close: () => database.terminate() };
    } catch (error) {
      worker.terminate();
      throw error;
    }
  });
}
