import { createHmac, timingSafeEqual } from 'node:crypto';

/** A JWT (HS256) by which a platform remembers something in an address or a hint, and knows it again. */
export function sealToken(secret: Uint8Array, claims: Readonly<Record<string, unknown>>): string {
  const signed = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
  return `${signed}.${mac(secret, signed).toString('base64url')}`;
}

/** The claims of a token that this platform sealed; null for any other text, down to one changed byte. */
export function openToken(secret: Uint8Array, token: string): Record<string, unknown> | null {
  const [header = '', claims = '', signature = '', ...more] = token.split('.');
  const expected = mac(secret, `${header}.${claims}`);
  const given = Buffer.from(signature, 'base64url');
  const isOurs = more.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs ? (JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>) : null;
}

function mac(secret: Uint8Array, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
