const names = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;

export interface Integrity {
  algorithm: (typeof names)[keyof typeof names];
  /** Base64, as it was given. */
  digest: string;
}

const form = /^(sha256|sha384|sha512)-([A-Za-z0-9+/]{43,86}={0,2})$/;
const digestBytes = { sha256: 32, sha384: 48, sha512: 64 };

/** One hash in the form of Subresource Integrity (W3C), `sha384-…`; null for anything else. */
export function parseIntegrity(text: string): Integrity | null {
  const [, name, digest] = form.exec(text.trim()) ?? [];
  if (digest === undefined || !(name === 'sha256' || name === 'sha384' || name === 'sha512')) return null;
  // Base64 carries six bits a letter, padded to a multiple of four letters.
  return digest.length === Math.ceil(digestBytes[name] / 3) * 4 ? { algorithm: names[name], digest } : null;
}

/** Whether these very bytes are what was hashed. */
export async function matchesIntegrity(bytes: Uint8Array<ArrayBuffer>, integrity: Integrity): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest(integrity.algorithm, bytes));
  return btoa(String.fromCharCode(...digest)) === integrity.digest;
}
