import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomLcg } from 'd3-random';
import { planCube, sumCube } from '../../src/lib/domain/member-cube';
import type { MemberRows } from '../../src/lib/domain/member';
import { codeMembers } from '../../src/lib/engine/code-members';
import { createNodeEngine } from '../../src/lib/engine/node';
import { buildCube, membersQuestion } from '../../src/lib/engine/questions/members';
import { askPeers } from './peers';
import { time, type Result } from './result';

const UNITS = 2_458;
const FIRST = 18_000;
const DAYS = 2_555;

/** Members by chance, the same ones every time. */
function draw(rows: number): MemberRows {
  const random = randomLcg(0.64);
  const whole = (n: number) => Math.floor(random() * n);
  return {
    claves: Array.from({ length: UNITS }, (_, i) => String(i).padStart(5, '0')),
    sectores: Array.from({ length: 10 }, (_, i) => `sector ${i}`),
    mun: Uint16Array.from({ length: rows }, () => whole(UNITS)),
    dia: Int16Array.from({ length: rows }, () => FIRST + whole(DAYS)),
    sector: Uint8Array.from({ length: rows }, () => whole(10)),
    genero: Uint8Array.from({ length: rows }, () => whole(2)),
    edad: Uint8Array.from({ length: rows }, () => whole(5)),
    personas: null
  };
}

/** The same columns asked of other engines. */
function askEngines(rows: MemberRows) {
  const path = join(tmpdir(), 'tejido-columnas.bin');
  const columns = [rows.mun, rows.dia, rows.sector, rows.genero];
  writeFileSync(path, Buffer.concat(columns.map((c) => Buffer.from(c.buffer, c.byteOffset, c.byteLength))));
  const peers = askPeers('engines.mjs', path, String(rows.mun.length));
  rmSync(path);
  return peers;
}

/** A filter of sector, gender and dates over members, counted per municipality, beside other engines. */
export async function measureCube(): Promise<Result[]> {
  const results: Result[] = [];
  for (const size of [1_000_000, 10_000_000]) {
    const rows = draw(size);
    const peers = askEngines(rows);
    const engine = createNodeEngine();
    await engine.load({ units: UNITS, cells: 0, stream: new Uint8Array() });
    const coded = codeMembers(rows, rows.claves, rows.sectores);
    await engine.loadMembers(coded.batches);
    const shape = planCube(UNITS, coded.sectors.length + 1, FIRST, FIRST + DAYS);
    const start = performance.now();
    const cube = await buildCube(engine, shape);
    const building = performance.now() - start;
    const weeks = shape.ends.length;
    const filter = {
      fecha: shape.ends[weeks - 100],
      desde: shape.ends[10] + 1,
      sectores: [3],
      generos: [0],
      edades: null
    };
    const name = size.toLocaleString('es-MX');
    results.push({
      what: `${name} afiliados: filtro por sector, sexo y fechas, con el cubo`,
      value: await time(() => sumCube(cube, filter), 25),
      unit: 'ms',
      goal: '≤ 5',
      peers
    });
    results.push({
      what: `${name} afiliados: el mismo filtro por SQL, en DuckDB-Wasm`,
      value: await time(() => engine.ask(membersQuestion, filter), 9),
      unit: 'ms'
    });
    results.push({ what: `${name} afiliados: construir el cubo`, value: building, unit: 'ms' });
    await engine.stop();
  }
  return results;
}
