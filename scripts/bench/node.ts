import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Reference, ShippedCatalog } from '../../src/lib/domain/shipped';
import { DEFAULT_SECTORS, DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { codeFacts } from '../../src/lib/engine/code-facts';
import { createNodeEngine } from '../../src/lib/engine/node';
import { coverageQuestion } from '../../src/lib/engine/questions/coverage';
import { readingAgainst, type ReadingContext } from '../../src/lib/ingest/table/context';
import { readCells } from '../../src/lib/ingest/table/read-kind';
import { root } from '../ensure.mjs';
import { time, type Result } from './result';

const json = <T>(file: string) => JSON.parse(readFileSync(join(root, 'static/datos', file), 'utf8')) as T;

function context(): ReadingContext {
  const { claves, nombres } = json<ShippedCatalog>('catalogo.json');
  return readingAgainst(
    claves.map((clave, i) => ({ clave: clave as never, nombre: nombres[i] })),
    json<Reference>('referencia.json')
  );
}

/** A cells file of `rows` rows drawn from the demonstration, each with an id of its own. */
function manyCells(rows: number): string {
  const [header, ...lines] = readFileSync(join(root, 'static/demo/cococis.csv'), 'utf8').trim().split('\n');
  const body = Array.from({ length: rows }, (_, i) => `X${i}${lines[i % lines.length].slice(9)}`);
  return [header, ...body].join('\n');
}

/** The coverage question on the demonstration beside a plain loop that counts only cells. */
export async function measureEngine(): Promise<Result[]> {
  const at = context();
  const { cells: rows } = await readCells(new Blob([manyCells(1_900)]), at);
  const engine = createNodeEngine();
  const { facts } = codeFacts(rows, at as never, DEFAULT_STAGES, DEFAULT_SECTORS);
  await engine.load(facts);
  const filter = { fecha: 20_700, desde: null, sectores: null, stages: DEFAULT_STAGES };
  const own = await time(() => engine.ask(coverageQuestion, filter), 15);
  const positions = new Map(at.municipios.map((m, i) => [m.clave as string, i]));
  const loop = await time(() => {
    const counts = new Float64Array(at.municipios.length);
    for (const r of rows) if (r.fecha !== null && r.fecha <= 20_700) counts[positions.get(r.clave)!]++;
  }, 15);
  await engine.stop();
  return [
    {
      what: 'pregunta de cobertura, 1,900 células (motor, fuera de la página)',
      value: own,
      unit: 'ms',
      peers: [{ name: 'ciclo de JavaScript que sólo cuenta', value: loop }]
    }
  ];
}

/** Reading a cells file with every check, beside the bare parser. */
export async function measureIngest(): Promise<Result[]> {
  const at = context();
  const text = manyCells(100_000);
  const file = new Blob([text]);
  const own = await time(() => readCells(file, at), 3);
  const parser = await time(() => Papa.parse(text, { delimiter: ',', newline: '\n' }), 3);
  return [
    {
      what: 'lectura revisada de 100,000 células (fuera de la página)',
      value: own,
      unit: 'ms',
      peers: [{ name: 'papaparse solo, sin revisar', value: parser }]
    }
  ];
}
