import { toBase64, fromBase64 } from './base64.ts';
import { encode, openBytes, sealBytes } from './seal-bytes.ts';

/** OWASP's Password Storage Cheat Sheet (2023) for PBKDF2 with HMAC-SHA-256. */
export const iterationsNow = 600_000;
const saltLength = 16;
const keyLength = 32;

/** A data key that its owner's passphrase opens. None of it is secret without the passphrase. */
export interface WrappedKey {
  /** In base64. */
  salt: string;
  iterations: number;
  wrapped: string;
}

/** A key for words: random, so that another passphrase changes nothing of what is sealed. */
export function newDataKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(keyLength));
}

/** The key as it is worked with: it cannot be read out again. */
export function usableKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Seals a data key by a passphrase, with a new salt. */
export async function wrapDataKey(
  dataKey: Uint8Array<ArrayBuffer>,
  passphrase: string,
  iterations = iterationsNow,
): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  const wrapped = await sealBytes(await keyFrom(passphrase, salt, iterations), label, dataKey);
  return { salt: toBase64(salt), iterations, wrapped };
}

/** Null when the passphrase is another one. */
export async function unwrapDataKey(
  { salt, iterations, wrapped }: WrappedKey,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const saltBytes = fromBase64(salt);
  const dataKey = saltBytes && (await openBytes(await keyFrom(passphrase, saltBytes, iterations), label, wrapped));
  return dataKey?.length === keyLength ? dataKey : null;
}

const label = 'tend-journal/1/key';

/** The same letters may be typed as different characters on two keyboards: NFKC makes them one (NIST SP 800-63B). */
async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const typed = encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: keyLength * 8 },
    false,
    ['encrypt', 'decrypt'],
  );
}
