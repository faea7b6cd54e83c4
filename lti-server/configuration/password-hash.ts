import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** N = 2^15, r = 8, p = 3: 32 MB and some 150 ms (OWASP, Password Storage Cheat Sheet). */
const cost = { exponent: 15, r: 8, p: 3 };
const hashLength = 32;

/** `scrypt:15:8:3:SALT:HASH`, base64url: no character that a shell or a comma-separated list would take apart. */
const pattern = /^scrypt:(1[4-8]):(8):([1-8]):([\w-]{22}):([\w-]{43})$/;

export function isPasswordHash(text: string): boolean {
  return pattern.test(text);
}

/** A line to keep in place of the password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashWith(password, salt, cost);
  const { exponent, r, p } = cost;
  return ['scrypt', exponent, r, p, salt.toString('base64url'), hash.toString('base64url')].join(':');
}

/** Whether this is the password that was hashed, in a time that tells nothing of either. */
export async function fitsPasswordHash(password: string, hash: string): Promise<boolean> {
  const [, exponent, r, p, salt, expected] = pattern.exec(hash) ?? [];
  if (salt === undefined || expected === undefined) return false;
  const asked = { exponent: Number(exponent), r: Number(r), p: Number(p) };
  const found = await hashWith(password, Buffer.from(salt, 'base64url'), asked);
  return timingSafeEqual(found, Buffer.from(expected, 'base64url'));
}

/** Off the main thread. The same letters may be typed in two ways (é): they count as one. */
function hashWith(password: string, salt: Buffer, { exponent, r, p }: typeof cost): Promise<Buffer> {
  const N = 2 ** exponent;
  return derive(password.normalize('NFKC'), salt, hashLength, { N, r, p, maxmem: 129 * N * r * p });
}
