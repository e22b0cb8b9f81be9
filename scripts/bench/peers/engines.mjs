/** The same question asked of other engines, in this folder's own dependencies. Prints one line of JSON. */
import { readFileSync } from 'node:fs';

const [, , path, text] = process.argv;
const rows = Number(text);
const RUNS = 7;

/** Columns of codes, as the bench wrote them: places, days, sectors, genders. */
const buffer = readFileSync(path);
let at = 0;
/** @template T @param {new (buffer: ArrayBuffer) => T} Kind @param {number} width */
const column = (Kind, width) => {
  const bytes = buffer.buffer.slice(buffer.byteOffset + at, buffer.byteOffset + at + rows * width);
  at += rows * width;
  return new Kind(bytes);
};
const mun = column(Int16Array, 2);
const day = column(Int16Array, 2);
const sector = column(Int8Array, 1);
const gender = column(Int8Array, 1);
const UNITS = 2_458;
const [from, until] = [18_000, 18_000 + 1_800];

/** Milliseconds: the median of some runs after one that does not count. @param {() => unknown} work */
async function time(work) {
  await work();
  const taken = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[RUNS >> 1];
}

/** @type {Record<string, number>} */
const results = {};

results['ciclo sobre arreglos tipados'] = await time(() => {
  const counts = new Float64Array(UNITS);
  for (let i = 0; i < rows; i++)
    if (sector[i] === 3 && gender[i] === 0 && day[i] >= from && day[i] <= until) counts[mun[i]]++;
  return counts;
});

const { table, escape } = await import('arquero');
const frame = table({ mun, day, sector, gender });
results.arquero = await time(() =>
  frame
    .filter(escape((d) => d.sector === 3 && d.gender === 0 && d.day >= from && d.day <= until))
    .groupby('mun')
    .count()
    .objects({ limit: UNITS })
);

if (rows <= 1_000_000) {
  const { default: crossfilter } = await import('crossfilter2');
  const facts = crossfilter(Array.from({ length: rows }, (_, i) => i));
  const bySector = facts.dimension((i) => sector[i]);
  const byGender = facts.dimension((i) => gender[i]);
  const byDay = facts.dimension((i) => day[i]);
  const places = facts.dimension((i) => mun[i]).group();
  byGender.filterExact(0);
  byDay.filterRange([from, until + 1]);
  let turn = 0;
  results.crossfilter2 = await time(() => {
    bySector.filterExact(turn++ % 10);
    return places.all();
  });
}

const { DuckDBInstance } = await import('@duckdb/node-api');
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
await connection.run('CREATE TABLE a (mun SMALLINT, dia SMALLINT, sector TINYINT, genero TINYINT)');
const appender = await connection.createAppender('a');
for (let i = 0; i < rows; i++) {
  appender.appendSmallInt(mun[i]);
  appender.appendSmallInt(day[i]);
  appender.appendTinyInt(sector[i]);
  appender.appendTinyInt(gender[i]);
  appender.endRow();
}
appender.closeSync();
const sql = `SELECT mun, count(*) FROM a WHERE sector = 3 AND genero = 0 AND dia BETWEEN ${from} AND ${until} GROUP BY mun`;
results['DuckDB nativo, 1 hilo'] = await time(async () => (await connection.runAndReadAll(sql)).getRows());

process.stdout.write(JSON.stringify(results));
