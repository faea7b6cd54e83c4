import { prepareQuery, type Bound } from '../database/prepare-query.ts';
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

/** How exactly it is known when somebody was last here; a write for each launch would cost more than it tells. */
const seenEvery = 7 * 24 * 3_600_000;

/**
 * The write that the person of a launch needs; null when nothing is new, and they were here within a week. People are
 * known by registration and sub: a sub alone means somebody else on another platform. Of anonymous visitors nothing is
 * kept. `now` in ms since 1970.
 */
export function personChange(launch: Launch, known: Standing, now: number): Bound | null {
  const { registrationId, sub } = launch;
  if (sub === null) return null;
  const values = { name: launch.person.name ?? known.person_name, is_test_user: launch.isTestUser ? 1 : 0 } as const;
  const isSame =
    known.person_seen_at !== null &&
    known.person_seen_at > now - seenEvery &&
    values.name === known.person_name &&
    values.is_test_user === known.is_test_user;
  if (isSame) return null;
  return upsertPerson.bind({ registration_id: registrationId, sub, ...values, updated_at: now });
}

/** The same for the membership in the context. */
export function membershipChange(launch: Launch, known: Standing, now: number): Bound | null {
  const { sub } = launch;
  if (!launch.context || sub === null) return null;
  const isSame = known.member_sub !== null && known.member_role === launch.role && known.launched_at !== null;
  if (isSame) return null;
  const key = {
    registration_id: launch.registrationId,
    deployment_id: launch.deploymentId,
    context_id: launch.context.id,
    sub,
  };
  return upsertMembership.bind({ ...key, role: launch.role, launched_at: known.launched_at ?? now });
}
