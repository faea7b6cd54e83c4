import type { SetupLinkRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';

export type OpenSetupLink = Pick<SetupLinkRow, 'token_hash' | 'lms' | 'created_at' | 'expires_at'>;

/** The setup links that may still be used, newest first. Their secrets are kept nowhere. */
export async function listOpenSetupLinks({ db, clock }: Pick<Tool, 'db' | 'clock'>): Promise<OpenSetupLink[]> {
  return db
    .selectFrom('setup_link')
    .select(['token_hash', 'lms', 'created_at', 'expires_at'])
    .where('used_at', 'is', null)
    .where('expires_at', '>', clock())
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
}

/** @returns whether there was such a link that could still be used. */
export async function revokeSetupLink({ db }: Pick<Tool, 'db'>, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('setup_link')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
