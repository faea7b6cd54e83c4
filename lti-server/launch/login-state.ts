import { prepareQuery } from '../database/prepare-query.ts';
import type { LoginStateRow, RegistrationRow } from '../database/schema.ts';
import { registrationRowSchema } from '../platform/find-registration.ts';
import type { Tool } from '../tool.ts';
import { loginMemoryOf, rememberLogin, type WaitingLogin } from './login-memory.ts';
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

/** One login, taken out: its launch may be tried once. */
export interface TakenLogin extends WaitingLogin {
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
  await keepLogin(tool, hashSecret(issued.state), {
    registration,
    nonce: issued.nonce,
    cookieHash: hashSecret(issued.cookieSecret),
    storageHash: issued.storageSecret === null ? null : hashSecret(issued.storageSecret),
    storageTarget,
    expiresAt: tool.clock() + lifetime,
  });
  return issued;
}

async function keepLogin(tool: Tool, stateHash: string, login: WaitingLogin): Promise<void> {
  const memory = loginMemoryOf(tool.db);
  if (memory) return rememberLogin(memory, stateHash, login, tool.clock());
  await insertLogin.run(tool.db, {
    state_hash: stateHash,
    registration: JSON.stringify(login.registration),
    nonce: login.nonce,
    cookie_hash: login.cookieHash,
    storage_hash: login.storageHash,
    storage_target: login.storageTarget,
    expires_at: login.expiresAt,
  });
}

/** Takes the login of a state out, in one step: of launches that race with the same state, one gets it. */
export async function takeLogin(tool: Tool, state: string): Promise<TakenLogin | null> {
  const stateHash = hashSecret(state);
  const memory = loginMemoryOf(tool.db);
  const login = memory ? memory.get(stateHash) : await takeRow(tool, stateHash);
  memory?.delete(stateHash);
  return login ? { ...login, isExpired: login.expiresAt <= tool.clock() } : null;
}

async function takeRow(tool: Tool, stateHash: string): Promise<WaitingLogin | undefined> {
  const [row] = await deleteLogin.run(tool.db, { state_hash: stateHash });
  return (
    row && {
      registration: registrationRowSchema.parse(JSON.parse(row.registration)),
      nonce: row.nonce,
      cookieHash: row.cookie_hash,
      storageHash: row.storage_hash,
      storageTarget: row.storage_target,
      expiresAt: row.expires_at,
    }
  );
}
