import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { NudgeReason } from '#shared/schemas/nudge-reason.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { forgetShown, rememberShown } from '#shared/selection/remember-shown.ts';
import { memoryItem } from '../storage/items.ts';
import { dropShown, logShown } from '../storage/shown-log.ts';
import { writeItem } from '../storage/stored-item.ts';
import { readClock } from './clock.ts';
import { loadMemory } from './load-memory.ts';
import { logQuietly } from './log-quietly.ts';
import { tick } from './tick.ts';

export interface Showing {
  nudge: Nudge;
  moment: Moment;
  now: LocalTime;
  because: NudgeReason | null;
}

/** By which a showing is found again. */
export interface ShownAt {
  nudge: Pick<Nudge, 'id'>;
  now: Pick<LocalTime, 'epoch'>;
}

/** Writes down that a nudge is shown; the badge and the alarm follow from that. Call within `oneAtATime`. */
export async function recordShown(showing: Showing): Promise<void> {
  const { nudge, moment, now, because } = showing;
  await writeItem(memoryItem, rememberShown(await loadMemory(now.epoch), showing));
  const entry = { nudgeId: nudge.id, moment, shownAt: now.epoch, shownOn: now.date, answer: null, because };
  await logQuietly(() => logShown([entry]));
  await tick(now.epoch);
}

/** Takes back a nudge that was written down and that nobody saw, of which there may be none any more. Call within `oneAtATime`. */
export async function takeBackShown({ nudge: { id: nudgeId }, now: { epoch: shownAt } }: ShownAt): Promise<void> {
  await writeItem(memoryItem, forgetShown(await loadMemory(shownAt), nudgeId, shownAt));
  await logQuietly(() => dropShown({ nudgeId, shownAt }));
  // A page may have taken its time.
  await tick(await readClock());
}
