import { sql } from 'kysely';
import type { Database, RefusalRow } from '../database/schema.ts';

/** One refused launch or registration: a reason, and the claim or check that failed. Nothing of a person. */
export interface Refused {
  registrationId: string | null;
  reason: string;
  detail: string | null;
}

/**
 * What was refused lately, counted by platform, reason and detail, for operators. It is kept in memory and written now
 * and then: a refusal costs no statement, and whoever sends nonsense makes few rows.
 */
export interface RefusalLog {
  note(refused: Refused): void;
  /** Adds what was noted to the table. Rejects when the database is away; nothing is lost then. */
  write(db: Database): Promise<void>;
}

/** Between two writes; beyond it, new kinds are not noted. */
const mostKinds = 200;
const longestDetail = 200;

export function createRefusalLog(clock: () => number): RefusalLog {
  let noted = new Map<string, RefusalRow>();

  function add(row: RefusalRow): void {
    const key = JSON.stringify([row.registration_id, row.reason, row.detail]);
    const known = noted.get(key);
    if (known) {
      known.count += row.count;
      known.last_at = Math.max(known.last_at, row.last_at);
    } else if (noted.size < mostKinds) noted.set(key, row);
  }

  return {
    note({ registrationId, reason, detail }) {
      const now = clock();
      const short = (detail ?? '').slice(0, longestDetail).replaceAll('\0', '');
      add({ registration_id: registrationId ?? '', reason, detail: short, count: 1, first_at: now, last_at: now });
    },
    async write(db) {
      if (noted.size === 0) return;
      const rows = [...noted.values()];
      noted = new Map();
      try {
        await db
          .insertInto('refusal')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['registration_id', 'reason', 'detail']).doUpdateSet({
              count: sql<number>`refusal.count + excluded.count`,
              last_at: sql<number>`excluded.last_at`,
            }),
          )
          .execute();
      } catch (error) {
        for (const row of rows) add(row);
        throw error;
      }
    },
  };
}
