import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeyBridge } from '../../src/lib/domain/key-system';
import type { ElectoralReference } from '../../src/lib/domain/shipped';
import type { ElectoralProblem } from '../../src/lib/domain/electoral-problem';
import { readSections, type SectionImport } from '../../src/lib/ingest/electoral/read-sections';
import {
  readVotes,
  type VoteImport,
  type VoteReadingChoice
} from '../../src/lib/ingest/electoral/read-votes';
import { explainElectoral } from '../../src/lib/text/es/electoral-problems';
import { namingFile, readPlaceOptions, type KeyArguments, type Reading, type SheetOf } from './read';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The dated catalogues of elections that the site ships. */
export const readElectoralReference = () =>
  JSON.parse(readFileSync(join(root, 'static', 'datos', 'electoral.json'), 'utf8')) as ElectoralReference;

/** A table of secciones named on the command line, and what other files are then read against. */
export async function readWithSections(
  args: KeyArguments & { decisiones?: string },
  { sheet, table }: SheetOf = { sheet: null, table: null }
): Promise<{ reading: Reading; sections: SectionImport | null }> {
  const { secciones, ...rest } = args;
  const bare = await readPlaceOptions(rest, null);
  if (secciones === undefined) return { reading: bare, sections: null };
  const sections = await namingFile(secciones, ({ blob }) =>
    readSections(blob, bare.context, undefined, sheet, table)
  );
  const bridge: KeyBridge | null = sections.keys.size ? sections.keys : null;
  // A frame keyed by INE needs the bridge to be read.
  const reading = bridge ? await readPlaceOptions(rest, bridge) : bare;
  return { reading, sections };
}

/** A table of votes named on the command line. */
export const readVotesFile = (
  path: string,
  { context }: Reading,
  choice: VoteReadingChoice = {}
): Promise<VoteImport> =>
  namingFile(path, ({ name, blob }) => readVotes(blob, name, context, undefined, choice));

/** Problems with the documented names. */
export const describeProblems = (problems: readonly ElectoralProblem[]) =>
  problems.map((p) => ({
    motivo: p.tipo,
    cuantos: p.cuantos,
    renglones: p.renglones,
    valores: p.valores,
    explicacion: explainElectoral(p)
  }));
