import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Tool } from '../tool.ts';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import type { ToolKeyRow } from '../database/schema.ts';

/** The key that signs what the tool sends: client assertions and deep linking responses (RS256). */
export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  privateJwk: JWK;
}

type KeyTool = Pick<Tool, 'db' | 'clock' | 'secretBox'>;

/** Retired keys stay in the published set this long, for platforms that still verify what they signed. */
const retiredFor = 30 * 24 * 3_600_000;
/** Where its private half is sealed for. */
export const toolKeyPlace = (kid: string) => `tool_key/${kid}`;

/** The newest key that is not retired; the first of all is made now. */
export async function findSigningKey(tool: KeyTool): Promise<SigningKey> {
  const row = (await newestKey(tool)) ?? (await makeFirstKey(tool));
  const privateJwk = JSON.parse(tool.secretBox.open(row.private_jwk, toolKeyPlace(row.kid))) as JWK;
  return { kid: row.kid, privateJwk, privateKey: (await importJWK(privateJwk, 'RS256')) as CryptoKey };
}

/** What `/lti/keys` publishes: every key that may still be needed to verify (RFC 7517). */
export async function listPublicKeys(tool: KeyTool): Promise<{ keys: JWK[] }> {
  if (!(await newestKey(tool))) await makeFirstKey(tool);
  const rows = await tool.db
    .selectFrom('tool_key')
    .select('public_jwk')
    .where((eb) => eb.or([eb('retired_at', 'is', null), eb('retired_at', '>', tool.clock() - retiredFor)]))
    .orderBy('created_at', 'desc')
    .execute();
  return { keys: rows.map((row) => JSON.parse(row.public_jwk) as JWK) };
}

/** Signs with this key from now on (ms since 1970), retires the others and forgets those that retired a month ago. */
export async function putKeyInUse(trx: Trx, key: ToolKeyRow, now: number): Promise<void> {
  await forgetRetiredKeys({ db: trx, clock: () => now });
  await trx.updateTable('tool_key').set({ retired_at: now }).where('retired_at', 'is', null).execute();
  await trx.insertInto('tool_key').values(key).execute();
}

/** Removes keys that retired a month ago, or counts them; nobody verifies with them any more. @returns how many */
export async function forgetRetiredKeys(
  { db, clock }: { db: KeyTool['db'] | Trx; clock: KeyTool['clock'] },
  { isTrial = false } = {},
): Promise<number> {
  const before = clock() - retiredFor;
  if (isTrial) {
    const found = db.selectFrom('tool_key').select('kid').where('retired_at', '<=', before);
    return (await found.execute()).length;
  }
  const { numDeletedRows } = await db.deleteFrom('tool_key').where('retired_at', '<=', before).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Opens every key. @throws SecretBoxError when the tool has no secret for one of them. */
export async function openToolKeys({ db, secretBox }: Pick<KeyTool, 'db' | 'secretBox'>): Promise<void> {
  const rows = await db.selectFrom('tool_key').select(['kid', 'private_jwk']).execute();
  for (const { kid, private_jwk } of rows) secretBox.open(private_jwk, toolKeyPlace(kid));
}

export interface ToolKeySummary {
  kid: string;
  createdAt: number;
  retiredAt: number | null;
}

/** Every key, newest first, without its private half. */
export async function listToolKeys(tool: KeyTool): Promise<ToolKeySummary[]> {
  const rows = await tool.db.selectFrom('tool_key').selectAll().orderBy('created_at', 'desc').execute();
  return rows.map((row) => ({ kid: row.kid, createdAt: row.created_at, retiredAt: row.retired_at }));
}

function newestKey({ db }: { db: KeyTool['db'] | Trx }) {
  return db
    .selectFrom('tool_key')
    .selectAll()
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Two who find no key make one between them. Instances on PostgreSQL that do so in the same instant may make one each;
 * all are published, and all sign with the same.
 */
async function makeFirstKey(tool: KeyTool) {
  const key = await makeKey(tool);
  return runTransaction(tool.db, async (trx) => {
    const made = await newestKey({ db: trx });
    if (made) return made;
    await trx.insertInto('tool_key').values(key).execute();
    return (await newestKey({ db: trx })) ?? key;
  });
}

/** A new key that nobody uses yet. It takes a while: not while a transaction is open. */
export async function makeKey({ secretBox, clock }: Pick<KeyTool, 'secretBox' | 'clock'>): Promise<ToolKeyRow> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const marks = { kid, alg: 'RS256', use: 'sig' };
  return {
    kid,
    private_jwk: secretBox.seal(JSON.stringify({ ...(await exportJWK(pair.privateKey)), ...marks }), toolKeyPlace(kid)),
    public_jwk: JSON.stringify({ ...publicJwk, ...marks }),
    created_at: clock(),
    retired_at: null,
  };
}
