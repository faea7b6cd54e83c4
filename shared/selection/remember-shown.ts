import type { LocalTime } from '../schemas/local-time.ts';
import type { Moment } from '../schemas/moment.ts';
import type { Nudge } from '../schemas/nudge.ts';
import type { NudgeReason } from '../schemas/nudge-reason.ts';
import type { RecentShow, SelectionMemory } from '../schemas/selection-memory.ts';
import { factorsOf } from './factors-of.ts';
import { learnFrom } from './learn-from.ts';

/** So many of the latest showings are kept one by one: a month at one a day, and more than drawing back asks about. */
const recentAtMost = 24;

/**
 * Nudges beyond this number are forgotten once a year has passed: more than two a day over a working year, so that
 * no cooldown is cut short, and little enough for the store.
 */
const lastShownAtMost = 520;
const yearInMs = 366 * 86_400_000;

export interface Showing {
  nudge: Nudge;
  moment: Moment;
  now: LocalTime;
  /** What `decideNudge` said; null where nobody asked it. */
  because?: NudgeReason | null;
}

/** Writes down that a nudge was shown. Call it once for each nudge that `decideNudge` chose and somebody could see. */
export function rememberShown(memory: SelectionMemory, { nudge, moment, now, because }: Showing): SelectionMemory {
  const { id, challengeStage: stage = null } = nudge;
  const factors = factorsOf(nudge, moment);
  const show = { nudgeId: id, moment, shownAt: now.epoch, shownOn: now.date, answer: null };
  return {
    ...addRecent(memory, { ...show, factors, stage, because: because ?? null }),
    lastShown: [...memory.lastShown.filter(([other]) => other !== id), [id, now.date] as [string, string]].filter(
      ([, on], index, all) => all.length - index <= lastShownAtMost || now.epoch - Date.parse(on) < yearInMs,
    ),
  };
}

/**
 * Writes down that a nudge waited behind the badge until its day was over and nobody opened it. It counts for drawing
 * back (behaviour.md §2.3 rule 3); as nobody has read it, it may come again, and nothing is learned from it.
 */
export function rememberPassedOver(
  memory: SelectionMemory,
  waiting: { nudgeId: string; on: string; since: number },
): SelectionMemory {
  const show = { nudgeId: waiting.nudgeId, moment: 'dayStart' as const, shownAt: waiting.since, shownOn: waiting.on };
  return addRecent(memory, { ...show, answer: null, factors: null, stage: null, because: null });
}

/** Takes back a showing for which there turned out to be no room: nobody has seen it. */
export function forgetShown(memory: SelectionMemory, nudgeId: string, shownAt: number): SelectionMemory {
  const isIt = (show: RecentShow) => show.nudgeId === nudgeId && show.shownAt === shownAt;
  if (!memory.recent.some(isIt)) return memory;
  return {
    ...memory,
    lastShown: memory.lastShown.filter(([id]) => id !== nudgeId),
    recent: memory.recent.filter((show) => !isIt(show)),
  };
}

/**
 * In the order in which they came, whatever a clock that was set wrong says. The showing that falls out of the recent ones goes into the tallies; its
 * answer does not change any more.
 */
function addRecent(memory: SelectionMemory, show: RecentShow): SelectionMemory {
  const recent = [...memory.recent, show];
  const surplus = recent.length - recentAtMost;
  if (surplus <= 0) return { ...memory, recent };
  return { ...memory, recent: recent.slice(surplus), taste: learnFrom(memory.taste, recent.slice(0, surplus)) };
}
