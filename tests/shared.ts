import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

/** Folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = join(root, '..', 'shared');

/** Whether the official and example files are beside the project. Tests that need them are left out without. */
export const hasShared =
  existsSync(join(shared, 'datos-reales')) && existsSync(join(shared, 'datos-ejemplo'));
if (!hasShared) console.warn('Sin ../shared: se omiten las pruebas con archivos oficiales y de ejemplo.');

export const caso = (name: string) => join(shared, 'casos', name);
export const real = (name: string) => join(shared, 'datos-reales', name);
export const example = (name: string) => join(shared, 'datos-ejemplo', name);
export const fixture = (name: string) => join(root, 'tests', 'fixtures', name);
export const bytesOf = (path: string) => new Uint8Array(readFileSync(path));
export const textBytes = (text: string) => new TextEncoder().encode(text);
export const readJson = <T>(...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as T;

/** Rows of a CSV, by the names of its header. */
export const csvRows = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true })
    .data;
/** Rows of a table of the demonstration. */
export const demoRows = (name: string) => csvRows(readFileSync(join(root, 'static', 'demo', name), 'utf8'));
/** Municipalities of the demonstration with an active cell. */
export const demoCovered = () =>
  new Set(
    demoRows('cococis.csv')
      .filter((c) => c.estado === 'activo')
      .map((c) => c.cvegeo)
  );
/** Keys of the shipped frame. */
export const shippedKeys = () =>
  readJson<{ claves: string[] }>(root, 'static', 'datos', 'catalogo.json').claves;
