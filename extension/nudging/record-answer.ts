import type { Answer } from '#shared/schemas/history.ts';
import type { Choice } from '../card/choice.ts';
import { historyItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writePanelTask } from '../storage/panel-task.ts';
import { writeItem } from '../storage/stored-item.ts';
import { keepSeededPlan } from './keep-seeded-plan.ts';
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
  const history = await loadItem(historyItem, now);
  const index = history.shown.findLastIndex((shown) => shown.nudgeId === nudgeId);
  if (answer === null || index < 0) return;
  const shown = history.shown.map((entry, at) => (at === index ? { ...entry, answer } : entry));
  await writeItem(historyItem, { ...history, shown });

  if (choice === 'plan') await writePanelTask({ purpose: 'plan', planId: await keepSeededPlan(nudgeId, now) });
  if (choice === 'note') await writePanelTask({ purpose: 'note', nudgeId });
  if (choice in snoozeOf) await snooze(snoozeOf[choice as keyof typeof snoozeOf], now);
  await tick(now);
}
