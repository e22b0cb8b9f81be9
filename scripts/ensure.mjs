import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project's folder, with no trailing slash. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} command @param {string[]} args */
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] }).status ?? 1;

/** Installs the packages of the lock file when they are missing or older than it. Writes only to standard error. */
export function ensurePackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const locked = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
  // A link leads to packages of somebody else, which installing would erase.
  const packages = join(root, 'node_modules');
  if (existsSync(installed) && lstatSync(packages).isSymbolicLink()) return;
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) {
    console.error(
      'No se pudieron instalar los paquetes. Revise la conexión con el registro de npm y repita la orden.'
    );
    process.exit(2);
  }
}

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Path of a Chrome or Chromium on this machine, or undefined. `CHROMIUM_PATH` goes first. */
export const findChromium = () => candidates.find((path) => path && existsSync(path));

/** Installs Debian's Chromium (and a font with accents) when the machine has no browser. Returns its path or ends with 2. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (existsSync('/usr/bin/apt-get')) {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    /** @param {string[]} args */
    const apt = (...args) => {
      const [command, ...rest] = [...sudo, 'apt-get', ...args];
      return run(command, rest);
    };
    apt('update', '-qq');
    apt('install', '-y', '-qq', 'chromium', 'fonts-dejavu-core');
  }
  const installed = findChromium();
  if (installed) return installed;
  console.error(
    'Falta un navegador para las pruebas: instale Chromium o Chrome, o dé su ruta en CHROMIUM_PATH.'
  );
  process.exit(2);
}
