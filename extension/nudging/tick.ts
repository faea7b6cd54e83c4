import { decideNudge, type Decision } from '#shared/selection/decide-nudge.ts';
import { reasonForSilence } from '#shared/selection/silence.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { nextRefresh } from '../calendar/next-refresh.ts';
import { memoryItem, offerItem } from '../storage/items.ts';
import type { Offer } from '../storage/offer.ts';
import { writeItem } from '../storage/stored-item.ts';
import type { Agenda } from '../storage/agenda.ts';
import { countPassedOver } from './count-passed-over.ts';
import { dailyMinute } from './daily-minute.ts';
import { keepZone } from './keep-zone.ts';
import { loadSituation } from './load-situation.ts';
import { localTimeOf } from './local-time-of.ts';
import { nextWake } from './next-wake.ts';
import { planWake } from './plan-wake.ts';
import { showBadge } from './show-badge.ts';

const soonMs = 60_000;

/**
 * Brings badge, waiting nudge and alarm in line with what is stored and what time it is. It runs on every start,
 * alarm and return to the desk, and running it twice changes nothing: no event has to arrive, and none exactly once.
 * Call it within `oneAtATime`.
 */
export async function tick(now: number): Promise<void> {
  const { settings, status, offer, agenda, calendar, library, memory: before } = await loadSituation(now);
  const local = localTimeOf(now);
  const memory = countPassedOver(before, offer, reasonForSilence(settings, status, before, local), local);
  if (memory !== before) await writeItem(memoryItem, memory);

  // A pack that was removed, or an update of Tend, takes its prompts away.
  const standing = offer.waiting && library.find.has(offer.waiting.nudgeId) ? offer.waiting : null;
  const situation = { settings, status, memory, library, now: local, random: Math.random };
  const atMeeting = calendar.moment && decideNudge({ ...situation, moment: calendar.moment });
  const decision = decideNudge({ ...situation, moment: 'dayStart' });
  const waiting =
    calendar.moment && atMeeting?.kind === 'nudge'
      ? offerOf(atMeeting, calendar.moment, standing, local)
      : isDue(settings, local)
        ? offerOf(decision, 'dayStart', standing, local)
        : null;
  const hasStopped = decision.kind === 'silence' && decision.reason === 'stopped';
  const isStopRead = hasStopped && offer.isStopRead;
  if (!isSame(waiting, offer.waiting) || isStopRead !== offer.isStopRead) {
    await writeItem(offerItem, { version: 1, waiting, isStopRead });
  }
  // Drawing back altogether is said once: the badge stays until it was looked at, and then no more.
  await showBadge(waiting !== null || (hasStopped && !isStopRead));

  await keepZone();
  const byClock = nextWake(settings, now);
  const byDecision =
    decision.kind === 'silence' && decision.until !== null && decision.until > now ? decision.until : null;
  const byCalendar = [calendar.nextChange, refreshAt(settings, agenda, now)];
  await planWake(Math.min(...[byClock, byDecision, ...byCalendar].map((instant) => instant ?? Infinity)));
}

/** When the calendar's feed is to be read again; soon when that is due and whoever called does not see to it. */
function refreshAt(settings: Settings, agenda: Agenda, now: number): number | null {
  // Never tried: there is no calendar, or the reading of it has just begun.
  const due = agenda.triedAt === null ? null : nextRefresh(settings, agenda, now);
  return due === null ? null : Math.max(due, now + soonMs);
}

function isDue(settings: Settings, local: LocalTime): boolean {
  const due = dailyMinute(settings, local.weekday);
  return due !== null && local.minute >= due;
}

/** A nudge that waits already stays the same for its moment, or all day, whatever chance would choose now. */
function offerOf(decision: Decision, moment: Moment, waiting: Offer['waiting'], local: LocalTime): Offer['waiting'] {
  if (decision.kind === 'silence') return null;
  if (waiting?.on === local.date && (waiting.moment ?? 'dayStart') === moment) return waiting;
  const { nudge, because } = decision;
  const chosen = { nudgeId: nudge.id, on: local.date, since: local.epoch, because };
  return moment === 'dayStart' ? chosen : { ...chosen, moment };
}

function isSame(a: Offer['waiting'], b: Offer['waiting']): boolean {
  return a?.nudgeId === b?.nudgeId && a?.on === b?.on && a?.moment === b?.moment;
}
