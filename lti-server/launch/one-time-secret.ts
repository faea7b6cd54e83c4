import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as text that fits into addresses, cookies and forms. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret: whoever reads the database cannot use it. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/** Whether `secret` is the one that was hashed, in a time that tells nothing. */
export function fitsHash(secret: string | undefined, hashed: string | null): boolean {
  if (secret === undefined || hashed === null) return false;
  const found = Buffer.from(hashSecret(secret));
  const expected = Buffer.from(hashed);
  return found.length === expected.length && timingSafeEqual(found, expected);
}
