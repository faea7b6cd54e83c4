import { sql } from 'kysely';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import type { Database } from '../database/schema.ts';
import { isTestUser, roleOf } from '../launch/roles.ts';
import type { Member } from '../platform/services/services.ts';
import type { ContextKey } from './read-roster.ts';

/** Rows of one statement: SQLite and PostgreSQL bound the number of its values. */
const batch = 500;

/**
 * Stores who is in a context, in one transaction. Whoever is listed now has `listed_at` = the context's
 * `roster_read_at`; whoever left keeps an older one. A name that the platform does not tell is kept as it was.
 */
export async function storeRoster(
  db: Database,
  context: ContextKey,
  members: readonly Member[],
  now: number,
): Promise<void> {
  // One statement cannot write a row twice, and pages may overlap.
  const active = [
    ...new Map(members.filter((member) => member.isActive).map((member) => [member.sub, member])).values(),
  ];
  await runTransaction(db, async (trx) => {
    for (let start = 0; start < active.length; start += batch) {
      const part = active.slice(start, start + batch);
      await storePeople(trx, context, part, now);
      await storeMemberships(trx, context, part, now);
    }
    await trx
      .updateTable('context')
      .set({ roster_read_at: now })
      .where('registration_id', '=', context.registrationId)
      .where('deployment_id', '=', context.deploymentId)
      .where('id', '=', context.contextId)
      .execute();
  });
}

async function storePeople(trx: Trx, context: ContextKey, members: readonly Member[], now: number): Promise<void> {
  await trx
    .insertInto('person')
    .values(
      members.map((member) => ({
        registration_id: context.registrationId,
        sub: member.sub,
        name: member.name,
        is_test_user: isTestUser(member.roles) ? (1 as const) : (0 as const),
        updated_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['registration_id', 'sub']).doUpdateSet({
        name: sql<string | null>`coalesce(excluded.name, person.name)`,
        updated_at: now,
      }),
    )
    .execute();
}

async function storeMemberships(trx: Trx, context: ContextKey, members: readonly Member[], now: number): Promise<void> {
  await trx
    .insertInto('membership')
    .values(
      members.map((member) => ({
        registration_id: context.registrationId,
        deployment_id: context.deploymentId,
        context_id: context.contextId,
        sub: member.sub,
        role: roleOf(member.roles),
        listed_at: now,
        launched_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['registration_id', 'deployment_id', 'context_id', 'sub'])
        .doUpdateSet((eb) => ({ role: eb.ref('excluded.role'), listed_at: now })),
    )
    .execute();
}
