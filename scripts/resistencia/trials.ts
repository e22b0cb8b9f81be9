import fc from 'fast-check';
import { keys } from '../../tests/frames';
import { checkAnyFile } from '../../tests/ingest/any-file';
import { anyMap, checkAnyMap } from '../../tests/ingest/any-map';
import { anyTable, checkAnyTable } from '../../tests/ingest/any-table';
import { shippedContext } from '../../tests/ingest/context';
import { checkPersonalTable } from '../../tests/ingest/personal-tables';
import { checkVoteTable } from '../../tests/oficiales/check-votes';

/** What came of one case of a trial; `note` names what it was, for whoever mends it. */
export interface Verdict {
  failed: boolean;
  /** The case counts as passed but is told apart in the summary: asked, refused. */
  kind: string;
  note: string;
}

/** A law that must hold in many made cases; each case is made of a number alone. */
export interface Trial {
  name: string;
  cases: number;
  prepare(): Promise<(seed: number) => Promise<Verdict>>;
}

/** Everything that is tried at length. `npm test` tries the same laws on fewer cases. */
export const TRIALS: readonly Trial[] = [
  {
    name: 'tablas-de-votos',
    cases: 20_000,
    async prepare() {
      const context = shippedContext();
      return async (seed) => {
        const { kind, why, traps } = await checkVoteTable(seed, context);
        return { failed: kind === 'mal', kind, note: `${why} (${traps.join(' ')})` };
      };
    }
  },
  {
    name: 'cualquier-tabla',
    cases: 20_000,
    async prepare() {
      const context = shippedContext();
      return async (seed) => {
        const [table] = fc.sample(anyTable, { seed, numRuns: 1 });
        return { failed: false, kind: await checkAnyTable(table, context), note: table.kind };
      };
    }
  },
  {
    name: 'datos-de-personas',
    cases: 20_000,
    async prepare() {
      const context = shippedContext();
      return async (seed) => ({ failed: false, kind: await checkPersonalTable(seed, context), note: '' });
    }
  },
  {
    name: 'cualquier-archivo',
    cases: 20_000,
    async prepare() {
      const context = shippedContext();
      return async (seed) => ({ failed: false, kind: await checkAnyFile(seed, context), note: '' });
    }
  },
  {
    name: 'cualquier-mapa',
    cases: 50_000,
    async prepare() {
      return async (seed) => {
        const [map] = fc.sample(anyMap, { seed, numRuns: 1 });
        return { failed: false, kind: await checkAnyMap(map, keys()), note: '' };
      };
    }
  }
];
