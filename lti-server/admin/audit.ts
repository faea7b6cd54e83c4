import { v7 as uuid } from 'uuid';
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

/** Writes down who changed what, in the database and in the log. `actor` is no name: operators share one password. */
export async function recordChange(
  { db, clock, log }: Pick<Tool, 'db' | 'clock' | 'log'>,
  actor: string,
  { action, registrationId, target, count }: Change,
): Promise<void> {
  const row: AuditRow = {
    id: uuid(),
    at: clock(),
    actor,
    action,
    registration_id: registrationId ?? null,
    target: target?.slice(0, 300) ?? null,
    count: count ?? null,
  };
  await db.insertInto('audit').values(row).execute();
  log.info({ actor, action, registrationId, target: row.target, count }, 'an operator changed something');
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
