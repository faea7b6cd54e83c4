import type { Answer } from '#shared/schemas/history.ts';
import type { Choice } from '../card/choice.ts';
import { rememberAnswer, wasShown } from '#shared/selection/remember-answer.ts';
import { memoryItem } from '../storage/items.ts';
import { logAnswer } from '../storage/shown-log.ts';
import { writePanelTask } from '../storage/panel-task.ts';
import { writeItem } from '../storage/stored-item.ts';
import { keepSeededPlan } from './keep-seeded-plan.ts';
import { loadMemory } from './load-memory.ts';
import { logQuietly } from './log-quietly.ts';
import { snooze } from './snooze.ts';
import { tick } from './tick.ts';

const answerOf: Record<Choice, Answer | null> = {
  useful: 'useful',
  notNow: 'notNow',
  notForMe: 'notForMe',
  triedIt: 'triedIt',
  plan: 'planned',
  // Whoever wants to write about a prompt found it worth that.
  note: 'useful',
  snoozeHour: 'notNow',
  snoozeTomorrow: 'notNow',
  snoozeWeek: 'notNow',
  more: null,
  why: null,
};

const snoozeOf = { snoozeHour: 'hour', snoozeTomorrow: 'tomorrow', snoozeWeek: 'week' } as const;

/**
 * Writes an answer to the nudge's latest showing, and does what the button promised. An answer to something that was
 * never shown is ignored. Call within `oneAtATime`.
 */
export async function recordAnswer(nudgeId: string, choice: Choice, now: number): Promise<void> {
  const answer = answerOf[choice];
  const memory = await loadMemory(now);
  if (answer === null || !wasShown(memory, nudgeId)) return;
  await writeItem(memoryItem, rememberAnswer(memory, nudgeId, answer));
  await logQuietly(() => logAnswer(nudgeId, answer));

  if (choice === 'plan') await writePanelTask({ purpose: 'plan', planId: await keepSeededPlan(nudgeId, now) });
  if (choice === 'note') await writePanelTask({ purpose: 'note', nudgeId });
  if (choice in snoozeOf) await snooze(snoozeOf[choice as keyof typeof snoozeOf], now);
  await tick(now);
}
