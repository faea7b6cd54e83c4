import type { Database } from '../database/schema.ts';
import { pendingLaunchPlace } from '../launch/pending-launch.ts';
import { accessTokenPlace } from '../platform/services/access-token.ts';
import { toolKeyPlace } from '../platform/tool-keys.ts';

/** One text that lies sealed in the database. */
interface Sealed {
  text: string;
  /** What it was sealed for. */
  place: string;
  /** Puts another in its place, unless somebody changed it meanwhile; says whether. */
  replace(text: string): Promise<boolean>;
}

const didChange = ({ numUpdatedRows }: { numUpdatedRows: bigint }) => Number(numUpdatedRows) === 1;

/** The tables in which something lies sealed; a test knows every file that seals. */
export const sealedTables = ['tool_key', 'access_token', 'pending_launch'] as const;
type SealedTable = (typeof sealedTables)[number];

/** What is sealed in a table, without what begins with `except` (empty: all of it). */
export async function findSealed(db: Database, table: SealedTable, except: string): Promise<Sealed[]> {
  // Nothing sealed is empty.
  const pattern = except === '' ? '' : `${except}%`;
  switch (table) {
    case 'tool_key': {
      const rows = await db
        .selectFrom('tool_key')
        .select(['kid', 'private_jwk'])
        .where('private_jwk', 'not like', pattern)
        .execute();
      return rows.map(({ kid, private_jwk: text }) => ({
        text,
        place: toolKeyPlace(kid),
        replace: async (other) =>
          didChange(
            await db
              .updateTable('tool_key')
              .set({ private_jwk: other })
              .where('kid', '=', kid)
              .where('private_jwk', '=', text)
              .executeTakeFirst(),
          ),
      }));
    }
    case 'access_token': {
      const rows = await db
        .selectFrom('access_token')
        .select(['registration_id', 'scopes', 'token'])
        .where('token', 'not like', pattern)
        .execute();
      return rows.map(({ registration_id, scopes, token: text }) => ({
        text,
        place: accessTokenPlace(registration_id, scopes),
        replace: async (other) =>
          didChange(
            await db
              .updateTable('access_token')
              .set({ token: other })
              .where('registration_id', '=', registration_id)
              .where('scopes', '=', scopes)
              .where('token', '=', text)
              .executeTakeFirst(),
          ),
      }));
    }
    default: {
      const rows = await db
        .selectFrom('pending_launch')
        .select(['handle_hash', 'launch'])
        .where('launch', 'not like', pattern)
        .execute();
      return rows.map(({ handle_hash, launch: text }) => ({
        text,
        place: pendingLaunchPlace(handle_hash),
        replace: async (other) =>
          didChange(
            await db
              .updateTable('pending_launch')
              .set({ launch: other })
              .where('handle_hash', '=', handle_hash)
              .where('launch', '=', text)
              .executeTakeFirst(),
          ),
      }));
    }
  }
}
