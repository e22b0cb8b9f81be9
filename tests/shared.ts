import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = join(root, '..', 'shared');

/** Whether the official and example files are beside the project. Tests that need them are left out without. */
export const hasShared =
  existsSync(join(shared, 'datos-reales')) && existsSync(join(shared, 'datos-ejemplo'));
if (!hasShared) console.warn('Sin ../shared: se omiten las pruebas con archivos oficiales y de ejemplo.');

export const real = (name: string) => join(shared, 'datos-reales', name);
export const example = (name: string) => join(shared, 'datos-ejemplo', name);
export const fixture = (name: string) => join(root, 'tests', 'fixtures', name);
export const bytesOf = (path: string) => new Uint8Array(readFileSync(path));
export const textBytes = (text: string) => new TextEncoder().encode(text);
export const readJson = <T>(...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
