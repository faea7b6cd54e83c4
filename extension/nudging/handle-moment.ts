import { browser } from 'wxt/browser';
import type { ShownNudge } from '#shared/schemas/history.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import { decideNudge } from '#shared/selection/decide-nudge.ts';
import type { CardContent } from '../card/card-content.ts';
import { placeOf } from '../places/places.ts';
import { historyItem, settingsItem, statusItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { cardContentOf } from './card-content-of.ts';
import { chosenLocale } from './chosen-locale.ts';
import { readClock } from './clock.ts';
import { injectCard } from './inject-card.ts';
import { loadNudges } from './load-nudges.ts';
import { localTimeOf } from './local-time-of.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { recordShown, takeBackShown } from './record-shown.ts';

/**
 * Decides about a moment that a permitted page noticed, and shows the card there. The nudge is written down before it
 * is shown, so that a worker that dies in between shows too little rather than too much; it is taken back when the
 * page had no room for it.
 */
export async function handleMoment(moment: Moment, web: { tabId: number; address: string }): Promise<void> {
  const known = placeOf(web.address);
  if (!known?.place.moments.includes(moment)) return;
  if (!(await browser.permissions.contains({ origins: [known.origin] }))) return;

  const reserved = await oneAtATime(() => reserve(moment));
  if (!reserved) return;
  const isShown = await injectCard(web.tabId, reserved.content);
  if (!isShown) await oneAtATime(() => takeBackShown(reserved.shown));
}

async function reserve(moment: Moment): Promise<{ content: CardContent; shown: ShownNudge } | null> {
  const epoch = await readClock();
  const settings = await loadItem(settingsItem, epoch);
  const status = await loadItem(statusItem, epoch);
  const history = await loadItem(historyItem, epoch);
  const nudges = await loadNudges();
  const now = localTimeOf(epoch);
  const decision = decideNudge({ moment, settings, status, history, nudges, now, random: Math.random });
  if (decision.kind === 'silence') return null;
  const shown: ShownNudge = { nudgeId: decision.nudge.id, moment, shownAt: epoch, shownOn: now.date, answer: null };
  await recordShown(shown);
  return { content: cardContentOf(decision.nudge, moment, chosenLocale(settings)), shown };
}
