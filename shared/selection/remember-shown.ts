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
 * no rest is cut short, and little enough for the store.
 */
const lastShownAtMost = 520;
const yearInMs = 366 * 86_400_000;

type Instant = Pick<LocalTime, 'epoch' | 'date'>;

interface Showing {
  nudge: Nudge;
  moment: Moment;
  now: Instant;
  /** What `decideNudge` said; null where nobody asked it. */
  because?: NudgeReason | null;
}

/** Writes down that a nudge was shown. Call it once for each nudge that `decideNudge` chose and somebody could see. */
export function rememberShown(memory: SelectionMemory, { nudge, moment, now, because }: Showing): SelectionMemory {
  const { id: nudgeId, challengeStage: stage = null } = nudge;
  const factors = factorsOf(nudge, moment);
  const show = { ...showOf(nudgeId, moment, now), factors, stage, because: because ?? null };
  return addRecent(rest(memory, nudgeId, now), show);
}

/** The same for a nudge that is no longer in the library: it rests, and nothing is learned from it. */
export function rememberUnknown(
  memory: SelectionMemory,
  { nudgeId, moment, now }: { nudgeId: string; moment: Moment; now: Instant },
): SelectionMemory {
  return addRecent(rest(memory, nudgeId, now), showOf(nudgeId, moment, now));
}

/**
 * Writes down that a nudge waited behind the badge until its day was over and nobody opened it. It counts for drawing
 * back (behaviour.md §2.3 rule 3); as nobody has read it, it may come again, and nothing is learned from it.
 */
export function rememberPassedOver(
  memory: SelectionMemory,
  { nudgeId, on, since }: { nudgeId: string; on: string; since: number },
): SelectionMemory {
  return addRecent(memory, showOf(nudgeId, 'dayStart', { epoch: since, date: on }));
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

function showOf(nudgeId: string, moment: Moment, { epoch, date }: Instant): RecentShow {
  const unread = { answer: null, factors: null, stage: null, because: null };
  return { nudgeId, moment, shownAt: epoch, shownOn: date, ...unread };
}

function rest(memory: SelectionMemory, nudgeId: string, now: Instant): SelectionMemory {
  const others = memory.lastShown.filter(([id]) => id !== nudgeId);
  const surplus = others.length + 1 - lastShownAtMost;
  const kept = others.filter(([, on], index) => index >= surplus || now.epoch - Date.parse(on) < yearInMs);
  return { ...memory, lastShown: [...kept, [nudgeId, now.date]] };
}

/**
 * In the order in which they came, whatever a clock that was set wrong says. The showing that falls out of the recent
 * ones goes into the tallies; its answer does not change any more.
 */
function addRecent(memory: SelectionMemory, show: RecentShow): SelectionMemory {
  const recent = [...memory.recent, show];
  const surplus = recent.length - recentAtMost;
  if (surplus <= 0) return { ...memory, recent };
  return { ...memory, recent: recent.slice(surplus), taste: learnFrom(memory.taste, recent.slice(0, surplus)) };
}
