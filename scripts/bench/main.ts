/**
 * `npm run bench`: builds the site and prints a table of medians beside named peers measured in the same run.
 * Everything runs on this machine; nothing is asserted.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium, root } from '../ensure.mjs';
import { serve } from '../serve.mjs';
import { measureCube } from './cube';
import { measureElections } from './elections';
import { measureFirstMap } from './first-map';
import { measureMembers } from './ingest';
import { measureInteraction } from './interaction';
import { measureNetwork } from './network';
import { measurePlanner } from './planner';
import { measureEngine, measureIngest } from './node';
import type { Result } from './result';
import { measureSpreadsheets } from './spreadsheets';
import { measureTerritory } from './territory';

const format = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

function print(results: readonly Result[]): void {
  console.log(`\n${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}\n`);
  console.log(
    '| qué | Tejido | meta | comparado con | valor | razón |\n| --- | ---: | ---: | --- | ---: | ---: |'
  );
  for (const { what, value, unit, goal = '', peers = [] } of results) {
    const own = `${what} | ${format(value)} ${unit} | ${goal}`;
    if (peers.length === 0) console.log(`| ${own} | | | |`);
    for (const peer of peers)
      console.log(
        `| ${own} | ${peer.name} | ${format(peer.value)} ${unit} | ${(value / peer.value).toFixed(2)} |`
      );
  }
}

process.chdir(root);
execFileSync(
  process.execPath,
  [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'],
  {
    stdio: ['ignore', 2, 2]
  }
);
const { url, close } = await serve(join(root, 'build'));
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
    '--no-sandbox'
  ]
});
try {
  print([
    ...(await measureFirstMap(browser, url)),
    ...(await measureInteraction(browser, url)),
    ...(await measureCube()),
    ...(await measureEngine()),
    ...(await measureIngest()),
    ...(await measureElections()),
    ...(await measureNetwork()),
    ...(await measurePlanner()),
    ...(await measureSpreadsheets(browser, url)),
    ...(await measureTerritory(browser, url)),
    ...(await measureMembers(browser, url))
  ]);
} finally {
  await browser.close();
  await close();
}
