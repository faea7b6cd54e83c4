import { decideNudge, type Decision } from '#shared/selection/decide-nudge.ts';
import { reasonForSilence } from '#shared/selection/silence.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { memoryItem, offerItem, settingsItem, statusItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import type { Offer } from '../storage/offer.ts';
import { writeItem } from '../storage/stored-item.ts';
import { countPassedOver } from './count-passed-over.ts';
import { dailyMinute } from './daily-minute.ts';
import { loadLibrary } from './load-library.ts';
import { loadMemory } from './load-memory.ts';
import { localTimeOf } from './local-time-of.ts';
import { nextWake } from './next-wake.ts';
import { planWake } from './plan-wake.ts';
import { showBadge } from './show-badge.ts';

/**
 * Brings badge, waiting nudge and alarm in line with what is stored and what time it is. It runs on every start,
 * alarm and return to the desk, and running it twice changes nothing: no event has to arrive, and none exactly once.
 * Call it within `oneAtATime`.
 */
export async function tick(now: number): Promise<void> {
  const settings = await loadItem(settingsItem, now);
  const status = await loadItem(statusItem, now);
  const offer = await loadItem(offerItem, now);
  const local = localTimeOf(now);
  const before = await loadMemory(now);
  const memory = countPassedOver(before, offer, reasonForSilence(settings, status, before, local), local);
  if (memory !== before) await writeItem(memoryItem, memory);

  const library = await loadLibrary();
  const decision = decideNudge({
    moment: 'dayStart',
    settings,
    status,
    memory,
    library,
    now: local,
    random: Math.random,
  });
  const waiting = isDue(settings, local) ? offerOf(decision, offer, local) : null;
  const hasStopped = decision.kind === 'silence' && decision.reason === 'stopped';
  const isStopRead = hasStopped && offer.isStopRead;
  if (!isSame(waiting, offer.waiting) || isStopRead !== offer.isStopRead) {
    await writeItem(offerItem, { version: 1, waiting, isStopRead });
  }
  // Drawing back altogether is said once: the badge stays until it was looked at, and then no more.
  await showBadge(waiting !== null || (hasStopped && !isStopRead));

  const byClock = nextWake(settings, now);
  const byDecision =
    decision.kind === 'silence' && decision.until !== null && decision.until > now ? decision.until : null;
  await planWake(Math.min(byClock ?? Infinity, byDecision ?? Infinity));
}

function isDue(settings: Settings, local: LocalTime): boolean {
  const due = dailyMinute(settings, local.weekday);
  return due !== null && local.minute >= due;
}

/** A nudge that waits already stays the same all day, whatever chance would choose now. */
function offerOf(decision: Decision, offer: Offer, local: LocalTime): Offer['waiting'] {
  if (decision.kind === 'silence') return null;
  if (offer.waiting?.on === local.date) return offer.waiting;
  return { nudgeId: decision.nudge.id, on: local.date, since: local.epoch, because: decision.because };
}

function isSame(a: Offer['waiting'], b: Offer['waiting']): boolean {
  return a?.nudgeId === b?.nudgeId && a?.on === b?.on;
}
