import { SCENARIO_FILE } from '../domain/scenario';
import { workspace } from '../session/app.svelte';

/** Of a file, enough to tell what it is. */
const HEAD = 512;

const isScenario = async (file: File): Promise<boolean> =>
  /\.json$/i.test(file.name) && (await file.slice(0, HEAD).text()).includes(`"${SCENARIO_FILE}"`);

/** Takes files that somebody dropped or chose: scenarios of the planner are kept, everything else is loaded. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const are = await Promise.all(files.map(isScenario));
  const others = files.filter((_, i) => !are[i]);
  if (others.length) void workspace.load(others);
  const scenarios = files.filter((_, i) => are[i]);
  if (scenarios.length === 0) return;
  const { scenarios: kept } = await import('../features/planeador/scenarios.svelte');
  for (const file of scenarios) await kept.openFile(file);
}
