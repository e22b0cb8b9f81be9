// What state the sources are in: results made of them hold only as long as it is the same.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure.mjs';

/**
 * Names the state of the installed packages and of folders of the project: what files there are and when each was
 * written last. Two states of one name are the same.
 * @param {...string} folders from the root of the project
 * @returns {string} 16 hexadecimal digits
 */
export function stateOf(...folders) {
  const hash = createHash('sha1').update(String(statSync(join(root, 'package-lock.json')).mtimeMs));
  for (const folder of folders)
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      hash.update(`${path}\n${statSync(path).mtimeMs}\n`);
    }
  return hash.digest('hex').slice(0, 16);
}
