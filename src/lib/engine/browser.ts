import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { DuckDbEngine, QUERY_CONFIG, type Connection } from './duckdb';
import type { Engine } from './port';

/** A machine that needs longer than this to compile the engine will not manage. */
const START_LIMIT_MS = 90_000;

/**
 * Brings the engine's code before its worker needs it: DuckDB's own loader waits for ever when the file is missing
 * or is a page of error.
 */
async function fetchWasm(): Promise<string> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`engine: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const isWasm = new DataView(bytes).byteLength > 4 && new DataView(bytes).getUint32(0) === 0x0061736d;
  if (!isWasm) throw new Error('engine: not a wasm file');
  return URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }));
}

/** The engine in a worker of this page. Only the `eh` build: the threaded one needs headers and twice the memory. */
export function createBrowserEngine(): Engine {
  return new DuckDbEngine(async () => {
    const [{ AsyncDuckDB, VoidLogger }, wasm] = await Promise.all([
      import('@duckdb/duckdb-wasm'),
      fetchWasm()
    ]);
    const worker = new Worker(new URL(workerUrl, location.href));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const crashed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => reject(new Error('engine: its worker failed')));
    });
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('engine: too slow')), START_LIMIT_MS);
    });
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    const start = async () => {
      await database.instantiate(wasm);
      await database.open({ query: QUERY_CONFIG });
      return (await database.connect()) as unknown as Connection;
    };
    try {
      const connection = await Promise.race([start(), crashed, late]);
      return { connection, crashed, close: () => database.terminate() };
    } catch (error) {
      worker.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
      URL.revokeObjectURL(wasm);
    }
  });
}
