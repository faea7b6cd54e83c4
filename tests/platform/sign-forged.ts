import { generateKeyPair, SignJWT } from 'jose';
import type { PlatformKeys } from './platform-keys.ts';

/** `hs256`: HMAC with the platform's public key as secret. `other-key`: RS256 under the platform's kid, other key. */
export type Signing = 'good' | 'none' | 'hs256' | 'other-key' | 'garbled';

/** Signs claims in ways that a tool must tell apart. */
export async function signForged(
  keys: PlatformKeys,
  claims: Record<string, unknown>,
  header: Readonly<Record<string, unknown>> = {},
  sign: Signing = 'good',
): Promise<string> {
  const usual = { typ: 'JWT', alg: 'RS256', kid: keys.kid, ...header };
  if (sign === 'good') return keys.sign(claims, header);
  if (sign === 'none') return `${encode({ ...usual, alg: 'none' })}.${encode(claims)}.`;
  if (sign === 'hs256') {
    const secret = new TextEncoder().encode(keys.publicPem());
    return new SignJWT(claims).setProtectedHeader({ ...usual, alg: 'HS256' }).sign(secret);
  }
  if (sign === 'other-key') {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT(claims).setProtectedHeader(usual).sign(privateKey);
  }
  const good = await keys.sign(claims, header);
  const middle = good.lastIndexOf('.') + 20;
  return good.slice(0, middle) + (good[middle] === 'A' ? 'B' : 'A') + good.slice(middle + 1);
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
