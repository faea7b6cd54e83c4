import { answerStep } from '#shared/progress/answer-step.ts';
import type { Attempt } from '#shared/schemas/attempt.ts';
import type { Module } from '#shared/schemas/module.ts';
import type { StepKind } from '#shared/schemas/step.ts';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import { recordScore } from '../gradebook/record-completion.ts';
import { wakeSender } from '../gradebook/sender.ts';
import type { Session } from '../launch/session.ts';
import { ApiError } from '../serving/api-error.ts';
import type { Tool } from '../tool.ts';
import { attemptKey, readAttempt, type AttemptKey } from './open-attempt.ts';
import { moduleOfAttempt } from './module-version.ts';

export interface TakenStep {
  attempt: Attempt;
  completedNow: boolean;
}

/**
 * Stores that a step is done and, with the last one, the completion and its score: one transaction, so that there is
 * never one without the other. Whether the module is complete is decided here; the page has no say in it.
 * @throws ApiError 404 without an attempt, 400 for a step that the module has not, 409 before its turn.
 */
export async function takeStep(tool: Tool, session: Session, module: Module, step: StepKind): Promise<TakenStep> {
  const key = attemptKey(session, module.id);
  if (!key) throw new ApiError(404, 'not-found');
  const taken = await runTransaction(tool.db, async (trx) => {
    const attempt = await lockAttempt(tool, trx, key);
    const now = tool.clock();
    const result = answerStep(attempt, moduleOfAttempt(module, attempt), step, now);
    if (result.kind === 'unknownStep') throw new ApiError(400, 'bad-request');
    if (result.kind === 'outOfOrder') throw new ApiError(409, 'out-of-order');
    if (result.attempt !== attempt) await storeAttempt(trx, key, result.attempt, now);
    if (result.completedNow && session.isScored) await score(trx, session, now);
    return { attempt: result.attempt, completedNow: result.completedNow };
  });
  if (taken.completedNow) wakeSender(tool);
  return taken;
}

/** Two tabs may answer at once: the second waits for the first, and then judges what that one left. */
async function lockAttempt({ engine }: Tool, trx: Trx, key: AttemptKey): Promise<Attempt> {
  let query = trx
    .selectFrom('attempt')
    .selectAll()
    .where((eb) => eb.and(key));
  if (engine === 'postgres') query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw new ApiError(404, 'not-found');
  return readAttempt(row);
}

async function storeAttempt(trx: Trx, key: AttemptKey, attempt: Attempt, now: number): Promise<void> {
  await trx
    .updateTable('attempt')
    .set({ done_steps: JSON.stringify(attempt.doneSteps), completed_at: attempt.completedAt, updated_at: now })
    .where((eb) => eb.and(key))
    .execute();
}

async function score(trx: Trx, session: Session, completedAt: number): Promise<void> {
  const { registrationId, deploymentId, contextId, resourceLinkId, sub } = session;
  if (resourceLinkId === null) return;
  const link = await trx
    .selectFrom('resource_link')
    .select('line_item_url')
    .where('registration_id', '=', registrationId)
    .where('deployment_id', '=', deploymentId)
    .where('id', '=', resourceLinkId)
    .executeTakeFirst();
  // A link without a gradebook column has nothing to score into; the completion itself is stored all the same.
  const lineItemUrl = link?.line_item_url;
  if (!lineItemUrl) return;
  await recordScore(trx, { registrationId, deploymentId, contextId, resourceLinkId, lineItemUrl, sub, completedAt });
}
