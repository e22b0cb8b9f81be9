// npm test: everything there is, ending with a line "N passed, N failed". Each check counts as one.
// npm run check: format, lint, types and the tests of what needs neither files, nor the engine, nor a browser.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensurePackages, root } from './ensure.mjs';

const isQuick = process.argv.includes('--rapido');
/** Tests that take a moment: what is pure, what every page reads, and the rules of the house. */
const QUICK = ['casa', 'domain', 'scale', 'geo', 'stats', 'store', 'electoral', 'session', 'export'];

ensurePackages();
if (!isQuick) process.env.CHROMIUM_PATH = ensureChromium();

const bin = (name) => join(root, 'node_modules', '.bin', name);
const run = (command, args) => {
  console.log(`\n› ${[command.split(/[\\/]/).at(-1), ...args].join(' ')}`);
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ===
    0
  );
};

let passed = 0;
let failed = 0;
const check = (...step) => (run(...step) ? passed++ : failed++);

/** Runs checks that need nothing of each other side by side; each tells what it has to say when it is over. */
const checkAll = (steps) =>
  Promise.all(
    steps.map(
      ([command, args]) =>
        new Promise((resolve) => {
          const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
          const said = [];
          child.stdout.on('data', (part) => said.push(part));
          child.stderr.on('data', (part) => said.push(part));
          child.on('error', (error) => said.push(Buffer.from(String(error))));
          child.on('close', (code) => {
            console.log(`\n› ${[command.split(/[\\/]/).at(-1), ...args].join(' ')}`);
            process.stdout.write(Buffer.concat(said));
            if (code === 0) passed++;
            else failed++;
            resolve();
          });
        })
    )
  );

/** Runs a project of tests and adds its own counts; a run that breaks off counts as one failure at least. */
function tests(project, folders = []) {
  const folder = mkdtempSync(join(tmpdir(), 'tejido-pruebas-'));
  const report = join(folder, 'informe.json');
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...folders.map((folder) => `tests/${folder}/`)
  ];
  const ok = run(bin('vitest'), args);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests || (ok ? 0 : 1);
  } catch {
    failed++;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** What was looked at and has not changed is not looked at again while one writes. */
const remembered = (name) =>
  isQuick
    ? ['--cache', '--cache-strategy', 'content', '--cache-location', join(root, 'node_modules/.cache', name)]
    : [];
check(bin('svelte-kit'), ['sync']);
await checkAll([
  [
    bin('eslint'),
    ['--config', 'scripts/lint/eslint.config.js', '--max-warnings=0', ...remembered('eslint'), '.']
  ],
  [bin('svelte-check'), ['--tsconfig', './tsconfig.json', '--fail-on-warnings']],
  [bin('prettier'), ['--check', '--log-level=warn', ...remembered('prettier'), '.']]
]);
tests('unidad', isQuick ? QUICK : []);
if (!isQuick) {
  check(bin('vite'), ['build', '--logLevel=error']);
  tests('navegador');
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
