import type { JWK } from 'jose';
import * as z from 'zod';

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/** RFC 7518, section 3.3. */
export const smallestKey = 2048;

/** The keys of a JSON Web Key Set; null when the text is none. */
export function parseKeySet(text: string): readonly JWK[] | null {
  try {
    return keySetSchema.parse(JSON.parse(text)).keys;
  } catch {
    return null;
  }
}

/** Whether a launch may be signed with this key under that id. Some platforms name no `alg` (Brightspace). */
export function isLaunchKey(key: JWK, kid: string): boolean {
  return key.kid === kid && key.kty === 'RSA' && (key.alg ?? 'RS256') === 'RS256' && (key.use ?? 'sig') === 'sig';
}

/** Of an RSA key, in bits. */
export function sizeOfKey(key: JWK): number {
  return Buffer.from(key.n ?? '', 'base64url').length * 8;
}
