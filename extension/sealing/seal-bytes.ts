import { fromBase64, toBase64 } from './base64.ts';

/** The length that AES-GCM is specified for (NIST SP 800-38D, section 5.2.1.1). */
const ivLength = 12;
const tagLength = 16;

/**
 * Seals bytes by AES-GCM with a fresh random start value, which goes before the cipher text. What is sealed opens under
 * the same `label` only: so one entry's words cannot be put in the place of another's. Answers in base64.
 */
export async function sealBytes(key: CryptoKey, label: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encode(label) }, key, bytes);
  const sealed = new Uint8Array(ivLength + cipher.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(cipher), ivLength);
  return toBase64(sealed);
}

/**
 * Null when this key did not seal it, or not under this label, or something of it was changed or is missing. Whatever
 * else goes wrong is thrown: it says nothing about what is sealed.
 */
export async function openBytes(
  key: CryptoKey,
  label: string,
  sealed: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = fromBase64(sealed);
  if (bytes === null || bytes.length < ivLength + tagLength) return null;
  const iv = bytes.subarray(0, ivLength);
  try {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: encode(label) },
      key,
      bytes.subarray(ivLength),
    );
    return new Uint8Array(opened);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

export function encode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}
