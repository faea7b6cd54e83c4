import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ApiError } from '../serving/api-error.ts';
import type { Tool } from '../tool.ts';

const keptSchema = z.strictObject({ choice: z.string(), jwt: z.string(), answeredAt: z.int() });
type Kept = z.infer<typeof keptSchema>;

/** As long as the platform takes the answer; ms. */
const repeatable = 50_000;

/**
 * Answers a deep linking request once: a second choice in the same page would add more than anybody sees. The same
 * choice again, as after a lost connection, gets the very same answer, which a platform that looks at nonces takes once.
 * @param choice what was chosen, whole
 * @param sign writes the answer
 * @throws ApiError 409 when something else was answered, or the answer is too old to be taken
 */
export async function answerOnce(
  { db, clock }: Pick<Tool, 'db' | 'clock'>,
  tokenHash: string,
  choice: unknown,
  sign: () => Promise<string>,
): Promise<string> {
  const kept = await readKept(db, tokenHash);
  const mark = createHash('sha256').update(JSON.stringify(choice)).digest('base64url');
  if (kept) return repeat(kept, mark, clock());
  const answer: Kept = { choice: mark, jwt: await sign(), answeredAt: clock() };
  const { numUpdatedRows } = await db
    .updateTable('session')
    .set({ deep_linking_answer: JSON.stringify(answer) })
    .where('token_hash', '=', tokenHash)
    .where('deep_linking_answer', 'is', null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 1) return answer.jwt;
  // Another request was quicker.
  const first = await readKept(db, tokenHash);
  if (!first) throw new ApiError(401, 'session-ended');
  return repeat(first, mark, clock());
}

async function readKept(db: Tool['db'], tokenHash: string): Promise<Kept | null> {
  const row = await db
    .selectFrom('session')
    .select('deep_linking_answer')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row?.deep_linking_answer ? keptSchema.parse(JSON.parse(row.deep_linking_answer)) : null;
}

function repeat(kept: Kept, mark: string, now: number): string {
  if (kept.choice !== mark || now > kept.answeredAt + repeatable) throw new ApiError(409, 'picker-answered');
  return kept.jwt;
}
