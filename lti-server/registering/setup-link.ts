import type { Trx } from '../database/run-transaction.ts';
import type { SetupLinkRow } from '../database/schema.ts';
import { hashSecret, randomSecret } from '../launch/one-time-secret.ts';
import type { Tool } from '../tool.ts';

/** The learning platforms that a setup link may be made for. */
export const lmsNames = ['moodle', 'canvas', 'brightspace', 'sakai', 'blackboard', 'other'] as const;
export type Lms = SetupLinkRow['lms'];

export interface NewSetupLink {
  /** What the platform's administrator pastes; it holds the secret, which is nowhere else in clear. */
  url: string;
  lms: Lms;
  /** ms since 1970 */
  expiresAt: number;
}

/** Invites one platform to register itself within `lifetime` ms. */
export async function createSetupLink(
  { db, clock, configuration }: Pick<Tool, 'db' | 'clock' | 'configuration'>,
  { lms, lifetime }: { lms: Lms; lifetime: number },
): Promise<NewSetupLink> {
  const token = randomSecret();
  const now = clock();
  await db
    .insertInto('setup_link')
    .values({ token_hash: hashSecret(token), lms, created_at: now, expires_at: now + lifetime, used_at: null })
    .execute();
  return { url: `${configuration.url}/lti/register?setup=${token}`, lms, expiresAt: now + lifetime };
}

/** What a setup link expects while it may be used; it stays usable until a registration came of it. */
export async function findSetupLink({ db, clock }: Pick<Tool, 'db' | 'clock'>, token: string): Promise<Lms | null> {
  const row = await db
    .selectFrom('setup_link')
    .select('lms')
    .where('token_hash', '=', hashSecret(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  return row?.lms ?? null;
}

/** Uses a setup link up, in one statement: of two registrations that race with it, one gets true. */
export async function takeSetupLink(trx: Trx, token: string, now: number): Promise<boolean> {
  const taken = await trx
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashSecret(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('token_hash')
    .executeTakeFirst();
  return taken !== undefined;
}
