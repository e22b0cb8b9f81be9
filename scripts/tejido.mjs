// The `tejido` command. See scripts/tejido/main.ts.
import { ensurePackages } from './ensure.mjs';

ensurePackages();
const { register } = await import('tsx/esm/api');
register();
await import('./tejido/main.ts');
