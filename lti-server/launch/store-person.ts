import { prepareQuery } from '../database/prepare-query.ts';
import type { Trx } from '../database/run-transaction.ts';
import type { MembershipRow, PersonRow } from '../database/schema.ts';
import type { Launch } from './launch.ts';
import type { Standing } from './standing.ts';

const upsertPerson = prepareQuery<PersonRow>((db, value) => {
  const changing = {
    name: value('name'),
    is_test_user: value('is_test_user'),
    updated_at: value('updated_at'),
  };
  return db
    .insertInto('person')
    .values({ registration_id: value('registration_id'), sub: value('sub'), ...changing })
    .onConflict((conflict) => conflict.columns(['registration_id', 'sub']).doUpdateSet(changing));
});

const upsertMembership = prepareQuery<Omit<MembershipRow, 'listed_at'>>((db, value) => {
  const changing = { role: value('role'), launched_at: value('launched_at') };
  const key = {
    registration_id: value('registration_id'),
    deployment_id: value('deployment_id'),
    context_id: value('context_id'),
    sub: value('sub'),
  };
  return db
    .insertInto('membership')
    .values({ ...key, ...changing, listed_at: null })
    .onConflict((conflict) =>
      conflict.columns(['registration_id', 'deployment_id', 'context_id', 'sub']).doUpdateSet(changing),
    );
});

/**
 * Stores who launched and their membership in the context, where they are new or have changed. People are known by
 * registration and sub: a sub alone means somebody else on another platform. Of anonymous visitors nothing is kept.
 */
export async function storePerson(trx: Trx, launch: Launch, known: Standing, now: number): Promise<void> {
  const { registrationId, sub } = launch;
  if (sub === null) return;
  const person = { name: launch.person.name ?? known.person_name, is_test_user: launch.isTestUser ? 1 : 0 } as const;
  const isSame =
    known.person_sub !== null && person.name === known.person_name && person.is_test_user === known.is_test_user;
  if (!isSame) {
    await upsertPerson.run(trx, { registration_id: registrationId, sub, ...person, updated_at: now });
  }
  await storeMembership(trx, launch, sub, known, now);
}

async function storeMembership(trx: Trx, launch: Launch, sub: string, known: Standing, now: number): Promise<void> {
  if (!launch.context) return;
  const isSame = known.member_sub !== null && known.member_role === launch.role && known.launched_at !== null;
  if (isSame) return;
  const values = { role: launch.role, launched_at: known.launched_at ?? now };
  await upsertMembership.run(trx, {
    registration_id: launch.registrationId,
    deployment_id: launch.deploymentId,
    context_id: launch.context.id,
    sub,
    ...values,
  });
}
