import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TABLE_KINDS, type TableKind } from '../../src/lib/domain/contract';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { isIdentifyingHeader } from '../../src/lib/domain/privacy';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { example, hasShared } from '../shared';
import { shippedContext } from './context';
import { run } from '../../scripts/tejido/importar';
import { checkPersonalTable, personalTable, rightTable } from './personal-tables';
import { anyPersonal, bare, KINDS } from './personal-values';

const context = shippedContext();
const CASES = 400;

describe('personal values in tables of the network', () => {
  it('leave no trace, wherever and however they are written', async () => {
    for (let seed = 0; seed < CASES; seed++) await checkPersonalTable(seed, context);
  });

  it('are in nothing that the command says, right or wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tejido-personas-'));
    for (let seed = 0; seed < 4 * KINDS.length; seed += 3) {
      const table = await personalTable(seed);
      const path = join(
        folder,
        `${seed}.${table.format === 'xlsx' ? 'xlsx' : table.format === 'parquet' ? 'parquet' : 'csv'}`
      );
      writeFileSync(path, new Uint8Array(await table.file.arrayBuffer()));
      const said = await run([
        table.kind,
        path,
        '--nombres',
        'personas',
        '--folios',
        'personas',
        '--json'
      ]).catch((error: Error) => error.message);
      const left = bare(said);
      expect([seed, table.tokens.filter((token) => left.includes(token))]).toEqual([seed, []]);
    }
    rmSync(folder, { recursive: true });
  });

  it('are known by their headers', () => {
    const unknown = KINDS.flatMap((_, i) => anyPersonal(i).headers).filter(
      // Tables of both keys call INE's numbers so.
      (h) => !isIdentifyingHeader(h) && !/^(INE|IFE)$/.test(h)
    );
    expect(unknown).toEqual([]);
    const figures = [
      'Red de agua potable',
      'Licencia de construcción',
      'Nac. vivos',
      'Alumno por docente',
      'Tarjeta de salud',
      'Cuenta con drenaje'
    ];
    expect(figures.filter((h) => isIdentifyingHeader(h))).toEqual([]);
    const own = Object.values(CONTRACTS).flatMap((c) =>
      c.columnas.filter((k) => k.tipo !== 'persona').flatMap((k) => [k.nombre, ...k.sinonimos])
    );
    expect(own.filter((h) => isIdentifyingHeader(h))).toEqual([]);
  });

  it.each(TABLE_KINDS.filter((k) => k !== 'afiliados'))(
    'nothing is taken out of a right table of %s',
    async (kind) => {
      const text = rightTable(kind, 40)
        .map((row) => row.join(','))
        .join('\n');
      const read = await readTable(new Blob([text]), CONTRACTS[kind], context);
      expect(read.dropped).toEqual([]);
      expect(JSON.stringify([read.rows, read.notices])).not.toContain('•••');
      expect(read.tally.filas).toBe(40);
    }
  );

  it.skipIf(!hasShared)('nothing that is no person’s is taken out of the tables of the example', async () => {
    const kinds: TableKind[] = TABLE_KINDS.filter((k) => k !== 'afiliados');
    for (const kind of kinds) {
      const path = example(kind === 'cococis' ? 'cococis_limpio.csv' : `${kind}.csv`);
      if (!existsSync(path)) continue;
      const read = await readTable(new Blob([readFileSync(path)]), CONTRACTS[kind], context);
      expect([kind, read.notices.filter((n) => n.tipo === 'datos-ocultos')]).toEqual([kind, []]);
      expect(JSON.stringify(read.rows)).not.toContain('•••');
    }
  });
});
