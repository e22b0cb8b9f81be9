// npm test: everything there is, ending with a line "N passed, N failed". Each check counts as one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensurePackages, root } from './ensure.mjs';

ensurePackages();
process.env.CHROMIUM_PATH = ensureChromium();

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

/** Runs a project of tests and adds its own counts; a run that breaks off counts as one failure at least. */
function tests(project) {
  const folder = mkdtempSync(join(tmpdir(), 'tejido-pruebas-'));
  const report = join(folder, 'informe.json');
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`
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

check(bin('svelte-kit'), ['sync']);
check(bin('prettier'), ['--check', '--log-level=warn', '.']);
check(bin('eslint'), ['--config', 'scripts/lint/eslint.config.js', '--max-warnings=0', '.']);
check(bin('svelte-check'), ['--tsconfig', './tsconfig.json', '--fail-on-warnings']);
tests('unidad');
check(bin('vite'), ['build', '--logLevel=error']);
tests('navegador');

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
