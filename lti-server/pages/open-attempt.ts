import { startAttempt } from '#shared/progress/start-attempt.ts';
import { attemptSchema, type Attempt } from '#shared/schemas/attempt.ts';
import type { Module } from '#shared/schemas/module.ts';
import type { Database, AttemptRow } from '../database/schema.ts';
import type { Trx } from '../database/run-transaction.ts';
import type { Session } from '../launch/session.ts';

export type AttemptKey = Pick<
  AttemptRow,
  'registration_id' | 'deployment_id' | 'resource_link_id' | 'sub' | 'module_id'
>;

/** The key of the session's attempt at a module; null where nothing can be kept: no resource link, or nobody. */
export function attemptKey(session: Session, moduleId: string): AttemptKey | null {
  if (session.resourceLinkId === null) return null;
  return {
    registration_id: session.registrationId,
    deployment_id: session.deploymentId,
    resource_link_id: session.resourceLinkId,
    sub: session.sub,
    module_id: moduleId,
  };
}

/** A stored attempt as the schema knows it; the steps are JSON and are parsed like everything from outside. */
export function readAttempt(row: AttemptRow): Attempt {
  return attemptSchema.parse({
    moduleId: row.module_id,
    moduleVersion: row.module_version,
    startedAt: row.started_at,
    doneSteps: JSON.parse(row.done_steps),
    completedAt: row.completed_at,
  });
}

export async function findAttempt(db: Database | Trx, key: AttemptKey): Promise<AttemptRow | undefined> {
  return db
    .selectFrom('attempt')
    .selectAll()
    .where((eb) => eb.and(key))
    .executeTakeFirst();
}

/** The session's attempt at a module, begun now when there is none. `now` in milliseconds since 1970. */
export async function openAttempt(db: Database, session: Session, module: Module, now: number): Promise<Attempt> {
  const key = attemptKey(session, module.id);
  const fresh = startAttempt(module, now);
  if (!key) return fresh;
  const found = await findAttempt(db, key);
  if (found) return readAttempt(found);
  await db
    .insertInto('attempt')
    .values({
      ...key,
      context_id: session.contextId,
      module_version: module.version,
      done_steps: '{}',
      started_at: now,
      updated_at: now,
      completed_at: null,
    })
    // Two tabs may open the same module at the same moment: one attempt is begun, and both get that one.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await findAttempt(db, key);
  return row ? readAttempt(row) : fresh;
}
