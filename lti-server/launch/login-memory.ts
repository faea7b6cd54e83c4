import { directSqliteOf } from '../database/direct-sqlite.ts';
import type { Database, RegistrationRow } from '../database/schema.ts';

/** One login that waits for its launch. */
export interface WaitingLogin {
  registration: RegistrationRow;
  nonce: string;
  /** Hash of the secret in the browser's cookie. */
  cookieHash: string;
  /** Hash of the secret in the platform's storage, and `lti_storage_target`; null when the platform offers none. */
  storageHash: string | null;
  storageTarget: string | null;
  /** ms since 1970 */
  expiresAt: number;
}

/** At half a kilobyte each; beyond it, the login that has waited longest is begun once more. */
const mostLogins = 100_000;

export type LoginMemory = Map<string, WaitingLogin>;
const memories = new WeakMap<Database, LoginMemory>();

/**
 * Where logins wait beside an embedded database: they last for seconds, between two requests of one browser to this one
 * process, and a launch has two writes less. Who is on the way while the process ends opens the activity once more.
 * Undefined for a database that several processes share.
 */
export function loginMemoryOf(db: Database): LoginMemory | undefined {
  if (!directSqliteOf(db)) return undefined;
  let memory = memories.get(db);
  if (!memory) memories.set(db, (memory = new Map()));
  return memory;
}

/** Keeps a login by the hash of its state, and forgets those that ended: the oldest stand first. */
export function rememberLogin(memory: LoginMemory, stateHash: string, login: WaitingLogin, now: number): void {
  for (const [hash, { expiresAt }] of memory) {
    if (expiresAt > now && memory.size < mostLogins) break;
    memory.delete(hash);
  }
  memory.set(stateHash, login);
}
