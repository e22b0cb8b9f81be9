import type { Table } from 'apache-arrow';
import type { EncodedFacts, EncodedMembers, Engine, Question } from './port';

/** The part of DuckDB-Wasm's two connections (worker and Node) that Tejido uses. */
export interface Connection {
  query(sql: string): Table | Promise<Table>;
  insertArrowFromIPCStream(
    buffer: Uint8Array,
    options: { name: string; create: boolean }
  ): void | Promise<void>;
}

/** Opens a database; `close` frees it and `crashed` rejects if it dies on its own. */
export type Opener = () => Promise<{
  connection: Connection;
  close(): Promise<void>;
  crashed?: Promise<never>;
}>;

/** The engine with its options, so that sums come back as numbers and not as 128-bit objects. */
export const QUERY_CONFIG = {
  castBigIntToDouble: true,
  castDecimalToDouble: true,
  castTimestampToDate: true
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS municipio (pos INTEGER);
  CREATE TABLE IF NOT EXISTS cococi (
    id VARCHAR, nombre VARCHAR, mun SMALLINT, fecha INTEGER, integrantes INTEGER, mujeres INTEGER,
    sector SMALLINT, etapa TINYINT
  );
  CREATE TABLE IF NOT EXISTS afiliado (
    mun SMALLINT, dia SMALLINT, sector SMALLINT, genero TINYINT, edad TINYINT, personas INTEGER
  );`;

/** The engine over any opener. Loads and questions wait for one another, so none sees half-loaded facts. */
export class DuckDbEngine implements Engine {
  openings = 0;
  private opened: ReturnType<Opener> | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly open: Opener) {}

  start(): Promise<void> {
    return this.connection().then(() => {});
  }

  private connection(): Promise<Connection> {
    this.opened ??= this.openFresh();
    return this.opened.then((o) => o.connection);
  }

  private async openFresh(): ReturnType<Opener> {
    try {
      const opened = await this.open();
      // Without this, a query that wants an extension goes to the network and hangs.
      await opened.connection.query('SET autoload_known_extensions=false');
      await opened.connection.query('SET autoinstall_known_extensions=false');
      await opened.connection.query(SCHEMA);
      this.openings++;
      opened.crashed?.catch(() => (this.opened = null));
      return opened;
    } catch (error) {
      this.opened = null;
      throw error;
    }
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(() => this.unlessCrashed(work));
    this.queue = turn.catch(() => {});
    return turn;
  }

  /** A dead worker answers nothing: whoever waits for it is told. */
  private async unlessCrashed<T>(work: () => Promise<T>): Promise<T> {
    await this.connection();
    const { crashed } = (await this.opened)!;
    return crashed ? Promise.race([work(), crashed]) : work();
  }

  load(facts: EncodedFacts): Promise<void> {
    return this.enqueue(async () => {
      const c = await this.connection();
      await c.query('DROP TABLE IF EXISTS llegada');
      // The browser's engine takes the bytes away; the same facts may be needed again after a crash.
      const stream = facts.stream.slice();
      if (facts.cells) await c.insertArrowFromIPCStream(stream, { name: 'llegada', create: true });
      else await c.query('CREATE TABLE llegada AS FROM cococi LIMIT 0');
      const counted = await c.query('SELECT count(*)::INTEGER AS n FROM llegada');
      if (Number(counted.get(0)?.n) !== facts.cells) throw new Error('insert lost rows');
      await c.query('BEGIN');
      try {
        await c.query('DELETE FROM municipio');
        await c.query(`INSERT INTO municipio SELECT range::INTEGER FROM range(${Math.trunc(facts.units)})`);
        await c.query('DELETE FROM cococi');
        await c.query(
          'INSERT INTO cococi SELECT id, nombre, mun, fecha, integrantes, mujeres, sector, etapa FROM llegada'
        );
        await c.query('COMMIT');
      } catch (error) {
        await c.query('ROLLBACK');
        throw error;
      } finally {
        await c.query('DROP TABLE IF EXISTS llegada');
      }
    });
  }

  loadMembers(batches: Iterable<EncodedMembers>): Promise<void> {
    return this.enqueue(async () => {
      const c = await this.connection();
      await c.query('DROP TABLE IF EXISTS afiliado_nuevo');
      await c.query('CREATE TABLE afiliado_nuevo AS FROM afiliado LIMIT 0');
      let expected = 0;
      for (const { rows, stream } of batches) {
        expected += rows;
        await c.insertArrowFromIPCStream(stream, { name: 'afiliado_nuevo', create: false });
      }
      const counted = await c.query('SELECT count(*)::INTEGER AS n FROM afiliado_nuevo');
      if (Number(counted.get(0)?.n) !== expected) throw new Error('insert lost rows');
      await c.query('DROP TABLE afiliado');
      await c.query('ALTER TABLE afiliado_nuevo RENAME TO afiliado');
    });
  }

  ask<P, R>(question: Question<P, R>, params: P): Promise<R> {
    return this.enqueue(async () => {
      const c = await this.connection();
      return question.read(await c.query(question.sql(params)), params);
    });
  }

  async stop(): Promise<void> {
    const opened = this.opened;
    this.opened = null;
    this.queue = Promise.resolve();
    await opened?.then((o) => o.close()).catch(() => {});
  }
}

/** A numeric column as floats of its own; NULL becomes NaN. */
export function floats(answer: Table, name: string): Float64Array {
  const column = answer.getChild(name)!;
  const plain = column.toArray() as Float64Array | Int32Array | BigInt64Array;
  if (column.nullCount === 0 && !(plain instanceof BigInt64Array)) return new Float64Array(plain);
  return Float64Array.from({ length: answer.numRows }, (_, i) => {
    const value = column.get(i) as number | bigint | null;
    return value === null ? NaN : Number(value);
  });
}

/** A text column; NULL becomes the empty text. */
export function texts(answer: Table, name: string): string[] {
  const column = answer.getChild(name)!;
  return Array.from({ length: answer.numRows }, (_, i) => String(column.get(i) ?? ''));
}
