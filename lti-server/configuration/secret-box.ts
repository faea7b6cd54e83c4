import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts what must not lie open in the database: private keys and access tokens. */
export interface SecretBox {
  /** Encrypts with the newest secret. `place` says where the text is kept; it opens nowhere else. */
  seal(text: string, place: string): string;
  /** @throws SecretBoxError when no secret fits, or the text was changed or moved. */
  open(sealed: string, place: string): string;
  /** Ids of the keys made from the secrets, newest first; they tell nothing of the secrets. */
  readonly keyIds: readonly [newest: string, ...older: string[]];
}

/** The id of the key that sealed a text; null for what is not sealed. */
export function keyIdOf(sealed: string): string | null {
  const [version, keyId] = sealed.split('.');
  return version === 'v1' && keyId ? keyId : null;
}

/** What every text begins with that this key sealed, for a database to look for. */
export function prefixOf(keyId: string): string {
  return `v1.${keyId}.`;
}

export class SecretBoxError extends Error {}

/**
 * AES-256-GCM under keys derived from the secrets (HKDF, RFC 5869), newest first. A sealed text names its key, so
 * that old texts open for as long as their secret stays in the list: `v1.KEY.IV.TEXT.TAG`, base64url.
 */
export function createSecretBox(secrets: readonly string[]): SecretBox {
  const keys = new Map(
    secrets.map((secret) => {
      const key = Buffer.from(hkdfSync('sha256', secret, '', 'tend at rest', 32));
      return [createHash('sha256').update(key).digest('hex').slice(0, 8), key];
    }),
  );
  const newest = keys.entries().next().value;
  if (!newest) throw new SecretBoxError('A secret box needs at least one secret.');

  return {
    keyIds: [newest[0], ...[...keys.keys()].slice(1)],
    seal(text, place) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest[1], iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
      return ['v1', newest[0], ...parts].join('.');
    },
    open(sealed, place) {
      const [version, keyId, ...parts] = sealed.split('.');
      const key = keys.get(keyId ?? '');
      const [iv, text, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== 'v1' || !iv || !text || !tag) throw new SecretBoxError(`What is kept at ${place} is not sealed.`);
      if (!key) throw new SecretBoxError(`What is kept at ${place} was sealed by a secret that TEND_SECRET lacks.`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
        decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SecretBoxError(`What is kept at ${place} was changed or moved.`, { cause });
      }
    },
  };
}
