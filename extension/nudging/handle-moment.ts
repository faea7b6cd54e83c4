import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { decideNudge, type Decision } from '#shared/selection/decide-nudge.ts';
import type { CardContent } from '../card/card-content.ts';
import { cardContentOf } from './card-content-of.ts';
import { chosenLocale } from './chosen-locale.ts';
import { readClock } from './clock.ts';
import { injectCard, isBreakIn } from './inject-card.ts';
import { loadSituation } from './load-situation.ts';
import { localTimeOf } from './local-time-of.ts';
import { mayInterrupt } from './may-interrupt.ts';
import { mayNotice } from './may-notice.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { recordShown, type Showing } from './record-shown.ts';
import { noteUnsure, showOrTakeBack } from './unsure-showing.ts';

/**
 * Decides about a moment that a permitted page noticed, and shows the card there. Nothing is asked of the page unless
 * a nudge is due. While somebody types there, nothing is chosen yet: the page notices the moment anew at the next
 * break. The nudge is written down before it is shown, so that a worker that dies in between shows too little rather
 * than too much; it is taken back when nobody saw it.
 */
export async function handleMoment(told: Moment, web: { tabId: number; address: string }): Promise<void> {
  const { tabId, address } = web;
  const moment = await mayNotice(told, address);
  if (!moment) return;
  const [mayCome, { decision }] = await Promise.all([mayInterrupt(tabId), oneAtATime(() => decide(moment))]);
  // A page that fills the screen can wait until it does so no more; so it is asked first.
  if (decision.kind === 'silence' || !(await isBreakIn(tabId, told, moment)) || !mayCome) return;

  const reserved = await oneAtATime(() => reserve(moment, tabId));
  if (!reserved) return;
  const { content, showing } = reserved;
  if (await showOrTakeBack(showing, tabId, (setOut) => injectCard(tabId, content, setOut))) return;
  // Where it was a key that came in between, the page waits for the next break.
  await isBreakIn(tabId, told, moment);
}

async function decide(moment: Moment): Promise<{ decision: Decision; settings: Settings; now: LocalTime }> {
  const epoch = await readClock();
  const { settings, status, memory, library } = await loadSituation(epoch);
  const now = localTimeOf(epoch);
  const decision = decideNudge({ moment, settings, status, memory, library, now, random: Math.random });
  return { decision, settings, now };
}

async function reserve(moment: Moment, tabId: number): Promise<{ content: CardContent; showing: Showing } | null> {
  const { decision, settings, now } = await decide(moment);
  if (decision.kind === 'silence') return null;
  const { nudge, because } = decision;
  const showing = { nudge, moment, now, because };
  await noteUnsure(showing, tabId);
  await recordShown(showing);
  return { content: cardContentOf(nudge, { moment, because }, chosenLocale(settings)), showing };
}
