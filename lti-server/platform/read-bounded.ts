import type { Response } from 'undici';

/** The text of an answer. @throws when it is longer than `limit` bytes, or ends early. */
export async function readBounded(answer: Response, limit: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > limit) throw new Error(`answered with more than ${limit} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
