import type { PendingLaunchRow } from '../database/schema.ts';
import { registrationRowSchema } from '../platform/find-registration.ts';
import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import * as z from 'zod';
import { launchSchema, type Launch } from './launch.ts';
import { hashSecret, randomSecret } from './one-time-secret.ts';

const lifetime = 5 * 60_000;
const contentSchema = z.strictObject({ launch: launchSchema, registration: registrationRowSchema });
/** Where a kept launch is sealed for. */
export const pendingLaunchPlace = (handleHash: string) => `pending_launch/${handleHash}`;

/** A launch that was verified in full and waits for one more step of its person or browser. */
export interface PendingLaunch {
  launch: Launch;
  registration: RegistrationRow;
}

type Stage = PendingLaunchRow['stage'];

/**
 * Keeps a verified launch for five minutes. The platform's hints and tokens work once, so it cannot be run again.
 * Encrypted, because it names its person before anything else does.
 * @returns the handle, good once, for that stage only.
 */
export async function keepLaunch(
  tool: Tool,
  pending: PendingLaunch,
  stage: Stage,
  proofHash: string | null = null,
): Promise<string> {
  const handle = randomSecret();
  const handleHash = hashSecret(handle);
  await tool.db
    .insertInto('pending_launch')
    .values({
      handle_hash: handleHash,
      registration_id: pending.registration.id,
      stage,
      proof_hash: proofHash,
      launch: tool.secretBox.seal(JSON.stringify(pending), pendingLaunchPlace(handleHash)),
      expires_at: tool.clock() + lifetime,
    })
    .execute();
  return handle;
}

/** Takes a kept launch out, in one statement; null when the handle is unknown, used, too old or for another stage. */
export async function takeLaunch(
  tool: Tool,
  handle: string,
  stage: Stage,
): Promise<(PendingLaunch & { proofHash: string | null }) | null> {
  const handleHash = hashSecret(handle);
  const row = await tool.db
    .deleteFrom('pending_launch')
    .where('handle_hash', '=', handleHash)
    .where('stage', '=', stage)
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires_at <= tool.clock()) return null;
  const content = contentSchema.parse(JSON.parse(tool.secretBox.open(row.launch, pendingLaunchPlace(handleHash))));
  return { ...content, proofHash: row.proof_hash };
}
