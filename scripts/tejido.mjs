// The `tejido` command. See scripts/tejido/main.ts.
import { loadCommand } from './tejido/load.mjs';

// A reader that closes early, such as head, is no failure.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const { answer } = await loadCommand();
const { code, out, error } = await answer(process.argv.slice(2));
process.exitCode = code;
process.stderr.write(error);
process.stdout.write(out);
