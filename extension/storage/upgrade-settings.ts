import * as z from 'zod/mini';
import { challengeStageSchema } from '#shared/schemas/framework.ts';
import { maxChallengeLength } from '#shared/schemas/settings.ts';

/**
 * Settings of version 1 knew neither challenge nor time off, and notes stayed for good: nobody who was told so loses
 * one by an update. Builds before the first release of version 2 kept a challenge's words here: `takeOverChallenge`
 * brings them into the journal. All else is the same.
 */
export function upgradeSettings(raw: unknown): unknown {
  const isFirst = typeof raw === 'object' && raw !== null && 'version' in raw && raw.version === 1;
  if (isFirst) return { ...raw, version: 2, challenge: null, timeOff: [], keepDays: null };
  const challenge = wordedChallenge(raw);
  return challenge ? { ...(raw as object), challenge: { stage: challenge.stage, since: challenge.since } } : raw;
}

const wordedSchema = z.object({
  challenge: z.strictObject({
    text: z.string().check(z.maxLength(maxChallengeLength)),
    stage: challengeStageSchema,
    since: z.int().check(z.gte(0)),
  }),
});

/** A challenge whose words lie in the settings; null where there is none. */
export function wordedChallenge(raw: unknown): z.infer<typeof wordedSchema>['challenge'] | null {
  const parsed = wordedSchema.safeParse(raw);
  return parsed.success ? parsed.data.challenge : null;
}
