import { claimScore } from '../../lti-server/database/claim-scores.ts';
import type { Database, RegistrationRow, ScoreRow } from '../../lti-server/database/schema.ts';
import { runTransaction } from '../../lti-server/database/run-transaction.ts';
import { recordScore, type CompletionToScore } from '../../lti-server/gradebook/record-completion.ts';
import { sendScore } from '../../lti-server/gradebook/send-score.ts';
import type { Tool } from '../../lti-server/tool.ts';

/** A Monday morning. */
export const monday = Date.UTC(2026, 10, 23, 9, 0, 0);

export async function addRegistration(db: Database, id: string, change: Partial<RegistrationRow> = {}): Promise<void> {
  const registration: RegistrationRow = {
    id,
    name: 'Example campus',
    issuer: `http://127.0.0.1/${id}`,
    client_id: `client-${id}`,
    auth_url: 'http://127.0.0.1/auth',
    token_url: 'http://127.0.0.1/token',
    jwks_url: 'http://127.0.0.1/jwks',
    audience: null,
    allow_anonymous: 0,
    status: 'active',
    platform_family: 'moodle',
    created_at: monday,
    ...change,
  };
  await db.insertInto('registration').values(registration).execute();
}

export function completionOf(registrationId: string, sub: string, completedAt = monday): CompletionToScore {
  return {
    registrationId,
    deploymentId: '1',
    contextId: '3',
    resourceLinkId: 'link-1',
    lineItemUrl: 'http://127.0.0.1/lineitems/9/lineitem?type_id=1',
    sub,
    completedAt,
  };
}

export async function record(db: Database, completion: CompletionToScore): Promise<void> {
  await runTransaction(db, (trx) => recordScore(trx, completion));
}

export async function readScores(db: Database): Promise<ScoreRow[]> {
  return db.selectFrom('score').selectAll().orderBy('registration_id').orderBy('sub').execute();
}

export async function readScore(db: Database): Promise<ScoreRow> {
  return db.selectFrom('score').selectAll().executeTakeFirstOrThrow();
}

/** Sends what is due at the tool's time, one after the other, without chance; returns how many were tried. */
export async function sendDue(tool: Tool): Promise<number> {
  for (let tried = 0; ; tried += 1) {
    const claimed = await claimScore(tool, tool.clock(), 60_000);
    if (!claimed) return tried;
    await sendScore(tool, claimed, () => 1);
  }
}
