import { prepareQuery } from '../database/prepare-query.ts';
import type { LoginStateRow, RegistrationRow } from '../database/schema.ts';
import { registrationRowSchema } from '../platform/find-registration.ts';
import type { Tool } from '../tool.ts';
import { hashSecret, randomSecret } from './one-time-secret.ts';

const lifetime = 10 * 60_000;

/** What the tool gives away with a login and wants back with its launch. */
export interface IssuedLogin {
  state: string;
  nonce: string;
  /** For the cookie. */
  cookieSecret: string;
  /** For the platform's storage; null when it offers none. */
  storageSecret: string | null;
}

/** One login, taken out of the database: its launch may be tried once. */
export interface TakenLogin {
  registration: RegistrationRow;
  nonce: string;
  cookieHash: string;
  storageHash: string | null;
  storageTarget: string | null;
  isExpired: boolean;
}

const insertLogin = prepareQuery<LoginStateRow>((db, value) =>
  db.insertInto('login_state').values({
    state_hash: value('state_hash'),
    registration: value('registration'),
    nonce: value('nonce'),
    cookie_hash: value('cookie_hash'),
    storage_hash: value('storage_hash'),
    storage_target: value('storage_target'),
    expires_at: value('expires_at'),
  }),
);

const deleteLogin = prepareQuery<Pick<LoginStateRow, 'state_hash'>, LoginStateRow>((db, value) =>
  db.deleteFrom('login_state').where('state_hash', '=', value('state_hash')).returningAll(),
);

export async function issueLogin(
  tool: Tool,
  registration: RegistrationRow,
  storageTarget: string | null,
): Promise<IssuedLogin> {
  const issued: IssuedLogin = {
    state: randomSecret(),
    nonce: randomSecret(),
    cookieSecret: randomSecret(),
    storageSecret: storageTarget === null ? null : randomSecret(),
  };
  await insertLogin.run(tool.db, {
    state_hash: hashSecret(issued.state),
    registration: JSON.stringify(registration),
    nonce: issued.nonce,
    cookie_hash: hashSecret(issued.cookieSecret),
    storage_hash: issued.storageSecret === null ? null : hashSecret(issued.storageSecret),
    storage_target: storageTarget,
    expires_at: tool.clock() + lifetime,
  });
  return issued;
}

/** Takes the login of a state out, in one statement: of launches that race with the same state, one gets it. */
export async function takeLogin(tool: Tool, state: string): Promise<TakenLogin | null> {
  const [row] = await deleteLogin.run(tool.db, { state_hash: hashSecret(state) });
  if (!row) return null;
  return {
    registration: registrationRowSchema.parse(JSON.parse(row.registration)),
    nonce: row.nonce,
    cookieHash: row.cookie_hash,
    storageHash: row.storage_hash,
    storageTarget: row.storage_target,
    isExpired: row.expires_at <= tool.clock(),
  };
}
