import { keyIdOf, prefixOf, SecretBoxError } from '../configuration/secret-box.ts';
import type { Tool } from '../tool.ts';
import { findSealed, sealedTables } from './sealed-places.ts';

type SealTool = Pick<Tool, 'db' | 'secretBox'>;

export interface SealedAnew {
  /** How many texts the newest secret seals now that an older one sealed before. */
  sealed: number;
  /** How many no secret of ours opens; they stay as they are. */
  unreadable: number;
}

/**
 * Seals with the newest secret whatever an older one sealed. Each text is replaced by itself, only while nobody else
 * has: it may be cut off anywhere and begun again, beside running servers that have both secrets.
 */
export async function sealAnew({ db, secretBox }: SealTool): Promise<SealedAnew> {
  const newest = prefixOf(secretBox.keyIds[0]);
  const counts: SealedAnew = { sealed: 0, unreadable: 0 };
  for (const table of sealedTables) {
    for (const { text, place, replace } of await findSealed(db, table, newest)) {
      try {
        if (await replace(secretBox.seal(secretBox.open(text, place), place))) counts.sealed += 1;
      } catch (error) {
        if (!(error instanceof SecretBoxError)) throw error;
        counts.unreadable += 1;
      }
    }
  }
  return counts;
}

/** How much each key seals, our own first, newest first; `isOurs` false for keys whose secret we do not have. */
export async function countSealed({
  db,
  secretBox,
}: SealTool): Promise<{ keyId: string; isOurs: boolean; count: number }[]> {
  const counts = new Map<string, number>(secretBox.keyIds.map((keyId) => [keyId, 0]));
  for (const table of sealedTables) {
    for (const { text } of await findSealed(db, table, '')) {
      const keyId = keyIdOf(text) ?? 'none';
      counts.set(keyId, (counts.get(keyId) ?? 0) + 1);
    }
  }
  return [...counts].map(([keyId, count]) => ({ keyId, isOurs: secretBox.keyIds.includes(keyId), count }));
}

/**
 * On the embedded database the server is alone, and does it when it starts. Elsewhere another instance may still lack
 * the new secret, so that is for the operator to say.
 */
export async function sealAnewAtStart({
  db,
  secretBox,
  engine,
  log,
}: SealTool & Pick<Tool, 'engine' | 'log'>): Promise<void> {
  if (engine !== 'sqlite' || secretBox.keyIds.length === 1) return;
  const { sealed, unreadable } = await sealAnew({ db, secretBox });
  log.info(
    { sealed, unreadable },
    'sealed anew with the newest secret; the older ones may go when nothing is unreadable',
  );
}
