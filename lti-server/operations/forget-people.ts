import { runTransaction } from '../database/run-transaction.ts';
import type { Database } from '../database/schema.ts';
import { erasePeople } from './person-record.ts';

/** People of one page of the walk; SQLite holds everybody else while a query runs. */
const pageSize = 500;

/**
 * Walks over everybody of a registration and gives, page by page, those who were last seen before `cutoff` (ms since
 * 1970): who opened nothing, did no step and were on no list of participants since. Whoever still has a score on its
 * way is not among them: no completion is lost.
 */
export async function* findUnseen(db: Database, registrationId: string, cutoff: number): AsyncGenerator<string[]> {
  let last = '';
  for (;;) {
    const page = await db
      .selectFrom('person')
      .select(['sub', 'updated_at'])
      .where('registration_id', '=', registrationId)
      .where('sub', '>', last)
      .orderBy('sub')
      .limit(pageSize)
      .execute();
    const end = page.at(-1);
    if (!end) return;
    last = end.sub;
    const old = page.filter(({ updated_at }) => updated_at < cutoff).map(({ sub }) => sub);
    const active = old.length === 0 ? new Set() : await findActive(db, registrationId, old, cutoff);
    yield old.filter((sub) => !active.has(sub));
  }
}

/** Who of these did something since, or waits for a score to arrive. */
async function findActive(
  db: Database,
  registrationId: string,
  subs: readonly string[],
  cutoff: number,
): Promise<Set<string>> {
  const [members, attempts, scores] = await Promise.all([
    db
      .selectFrom('membership')
      .select('sub')
      .where('registration_id', '=', registrationId)
      .where('sub', 'in', subs)
      .where((eb) => eb.or([eb('listed_at', '>=', cutoff), eb('launched_at', '>=', cutoff)]))
      .execute(),
    db
      .selectFrom('attempt')
      .select('sub')
      .where('registration_id', '=', registrationId)
      .where('sub', 'in', subs)
      .where('updated_at', '>=', cutoff)
      .execute(),
    db
      .selectFrom('score')
      .select('sub')
      .where('registration_id', '=', registrationId)
      .where('sub', 'in', subs)
      .where('state', 'in', ['waiting', 'sending'])
      .execute(),
  ]);
  return new Set([...members, ...attempts, ...scores].map(({ sub }) => sub));
}

/**
 * Erases these people, unless they came back meanwhile: whoever is written down anew keeps everything.
 * @returns how many are gone
 */
export async function forgetPeople(
  db: Database,
  registrationId: string,
  subs: readonly string[],
  cutoff: number,
): Promise<number> {
  if (subs.length === 0) return 0;
  return runTransaction(db, async (trx) => {
    const rows = await trx
      .deleteFrom('person')
      .where('registration_id', '=', registrationId)
      .where('sub', 'in', subs)
      .where('updated_at', '<', cutoff)
      .returning('sub')
      .execute();
    const gone = rows.map(({ sub }) => sub);
    if (gone.length > 0) await erasePeople(trx, registrationId, gone);
    return gone.length;
  });
}
