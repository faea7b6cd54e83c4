import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { packSchema } from '#shared/schemas/pack.ts';
import { examinePack, PackRefused } from '../packs/examine-pack.ts';

const { name, bytes, stored } = z
  .object({ name: z.string(), bytes: z.instanceof(Uint8Array), stored: z.array(packSchema) })
  .parse(workerData);

const port = parentPort;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const answer = (found: object) => port?.postMessage(found);

try {
  answer({ pack: await examinePack(name, bytes, stored) });
} catch (error) {
  if (!(error instanceof PackRefused)) throw error;
  answer({ problems: error.lines });
}
