import { maxPackBytes } from '#shared/schemas/pack.ts';
import { readBounded } from '../fetching/read-bounded.ts';

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
    const bytes = await readBounded(response.body, maxPackBytes);
    return bytes ? { kind: 'fetched', bytes } : { kind: 'failed', reason: 'too-large' };
  } catch {
    return { kind: 'failed', reason: 'unreachable' };
  }
}
