// Answers lines of the command for a test that waits: see tejido.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { loadCommand } from '../scripts/tejido/load.mjs';

const { port } = workerData;
const command = loadCommand();
parentPort.on('message', async ({ args, done }) => {
  port.postMessage(await (await command).answer(args));
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});
