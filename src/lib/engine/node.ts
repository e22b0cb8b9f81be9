import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DuckDbEngine, QUERY_CONFIG, type Connection } from './duckdb';
import type { Engine } from './port';

interface BlockingDatabase {
  instantiate(): Promise<unknown>;
  open(config: object): void;
  connect(): Connection & { close(): void };
  reset(): void;
}

interface BlockingModule {
  createDuckDB(bundles: object, logger: object, runtime: object): Promise<BlockingDatabase>;
  VoidLogger: new () => object;
  NODE_RUNTIME: object;
}

/** The same DuckDB as the browser's, in this Node process: for tests, scripts and the command line. */
export function createNodeEngine(): Engine {
  return new DuckDbEngine(async () => {
    const require = createRequire(import.meta.url);
    const file = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
    const duckdb = require(file) as BlockingModule;
    const folder = dirname(file);
    const database = await duckdb.createDuckDB(
      {
        mvp: { mainModule: join(folder, 'duckdb-mvp.wasm'), mainWorker: '' },
        eh: { mainModule: join(folder, 'duckdb-eh.wasm'), mainWorker: '' }
      },
      new duckdb.VoidLogger(),
      duckdb.NODE_RUNTIME
    );
    await database.instantiate();
    database.open({ query: QUERY_CONFIG });
    const connection = database.connect();
    return {
      connection,
      close: async () => {
        connection.close();
        database.reset();
      }
    };
  });
}
