import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { packSchema, type Pack } from '#shared/schemas/pack.ts';

const answerSchema = z.union([z.object({ pack: z.unknown() }), z.object({ problems: z.array(z.string()) })]);
export type ExaminedUpload = { pack: Pack } | { problems: readonly string[] };

export interface Upload {
  /** The name of the file, for its problems. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Applies every rule of content to a pack in a thread of its own: the rules bring a language model along, and take
 * seconds. @throws when the thread ends without an answer
 */
export async function examineUpload(upload: Upload, stored: readonly Pack[]): Promise<ExaminedUpload> {
  const worker = new Worker(new URL('examine-upload-worker.ts', import.meta.url), {
    workerData: { ...upload, stored },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  try {
    const answer = answerSchema.parse(
      await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`the check of a pack ended with code ${code}`)));
      }),
    );
    return 'problems' in answer ? answer : { pack: packSchema.parse(answer.pack) };
  } finally {
    await worker.terminate();
  }
}
