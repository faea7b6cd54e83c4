import { v7 as uuid } from 'uuid';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import type { AuditRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';

/** What is written down; `audit.ACTION` and `done.ACTION` of console.json say it in words. */
export const auditActions = [
  'signed-in',
  'signed-out',
  'registration-added',
  'registration-activated',
  'registration-deactivated',
  'registration-removed',
  'deployment-activated',
  'deployment-deactivated',
  'setup-link-made',
  'setup-link-revoked',
  'keys-rotated',
  'scores-resent',
  'pack-added',
  'pack-removed',
  'report-exported',
  'person-exported',
  'person-erased',
  'retention-run',
  'secrets-rotated',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface Change {
  action: AuditAction;
  registrationId?: string;
  /** A deployment, a key, a pack: never a person, a name or a secret. */
  target?: string;
  count?: number;
}

type AuditTool = Pick<Tool, 'db' | 'clock' | 'log'>;

/**
 * Makes a change and writes down who made it, in one transaction: neither is there without the other. `work` may run
 * again from its start, so it does nothing but queries on the `trx` that it is given.
 * @param actor no name: operators share one password.
 * @param change what to write down, or what to make of the result of `work`: null when nothing was changed.
 * @returns what `work` returned, once it is kept
 */
export async function makeChange<T>(
  tool: AuditTool,
  actor: string,
  work: (trx: Trx) => Promise<T>,
  change: Change | ((result: T) => Change | null),
): Promise<T> {
  const { result, row } = await runTransaction(tool.db, async (trx) => {
    const made = await work(trx);
    const told = typeof change === 'function' ? change(made) : change;
    const written = told && rowOf(told, actor, tool.clock());
    if (written) await trx.insertInto('audit').values(written).execute();
    return { result: made, row: written };
  });
  if (row) logChange(tool, row);
  return result;
}

/** Writes down what changes nothing, such as an export, or what is too long for one transaction. */
export async function recordChange(tool: AuditTool, actor: string, change: Change): Promise<void> {
  const row = rowOf(change, actor, tool.clock());
  await tool.db.insertInto('audit').values(row).execute();
  logChange(tool, row);
}

function rowOf({ action, registrationId, target, count }: Change, actor: string, now: number): AuditRow {
  return {
    id: uuid(),
    at: now,
    actor,
    action,
    registration_id: registrationId ?? null,
    target: target?.slice(0, 300) ?? null,
    count: count ?? null,
  };
}

function logChange({ log }: AuditTool, { actor, action, registration_id, target, count }: AuditRow): void {
  const registrationId = registration_id ?? undefined;
  log.info({ actor, action, registrationId, target, count: count ?? undefined }, 'an operator changed something');
}

export type AuditEntry = AuditRow & { registrationName: string | null };

/** The latest changes first. */
export async function listChanges(
  { db }: Pick<Tool, 'db'>,
  { limit, offset }: { limit: number; offset: number },
): Promise<AuditEntry[]> {
  return db
    .selectFrom('audit')
    .leftJoin('registration', 'registration.id', 'audit.registration_id')
    .selectAll('audit')
    .select('registration.name as registrationName')
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}
