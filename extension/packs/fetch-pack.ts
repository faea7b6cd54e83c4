import { maxPackBytes } from '#shared/schemas/pack.ts';

export type FetchedPack =
  | { kind: 'fetched'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'failed'; reason: 'unreachable' | 'moved' | 'missing' | 'too-large' };

const patience = 30_000;

/**
 * Fetches the bytes at an https address, once. It sends nothing of the person along, follows no redirect (the address
 * that was allowed is the one that is read), and stops at the size that no pack exceeds.
 */
export async function fetchPack(address: string): Promise<FetchedPack> {
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    if (response.type === 'opaqueredirect') return { kind: 'failed', reason: 'moved' };
    if (!response.ok || !response.body) return { kind: 'failed', reason: 'missing' };
    const bytes = await readBounded(response.body);
    return bytes ? { kind: 'fetched', bytes } : { kind: 'failed', reason: 'too-large' };
  } catch {
    return { kind: 'failed', reason: 'unreachable' };
  }
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > maxPackBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(read.value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
