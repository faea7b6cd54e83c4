import { hash, randomFillSync, timingSafeEqual } from 'node:crypto';

const secretBytes = 32;
/** Asking the system for random bytes costs the same for many as for a few; each is given out once. */
const pool = Buffer.alloc(64 * secretBytes);
let used = pool.length;

/** 256 random bits as text that fits into addresses, cookies and forms. */
export function randomSecret(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + secretBytes);
  used += secretBytes;
  const secret = bytes.toString('base64url');
  bytes.fill(0);
  return secret;
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
