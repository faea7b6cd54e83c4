import type { Moment } from '#shared/schemas/moment.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { decideNudge } from '#shared/selection/decide-nudge.ts';
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
  // All of it at once: most often the worker has just woken, and each answer of the browser takes its time.
  const noticing = mayNotice(told, address);
  const [mayCome, due] = await Promise.all([mayInterrupt(tabId), oneAtATime(() => decide(noticing)), noticing]);
  // A page that fills the screen can wait until it does so no more; so it is asked first.
  if (!due || !(await isBreakIn(tabId, told, due.moment)) || !mayCome) return;

  const reserved = await oneAtATime(() => reserve(due.moment, tabId));
  if (!reserved) return;
  const { content, showing } = reserved;
  if (await showOrTakeBack(showing, tabId, (setOut) => injectCard(tabId, content, setOut))) return;
  // Where it was a key that came in between, the page waits for the next break.
  await isBreakIn(tabId, told, due.moment);
}

/** The nudge that is due now at a moment, with the settings that say so; null for silence, or where the moment does not count. */
async function decide(noticing: Moment | Promise<Moment | null>): Promise<(Showing & { settings: Settings }) | null> {
  const epoch = await readClock();
  const [moment, { settings, status, memory, library }] = await Promise.all([noticing, loadSituation(epoch)]);
  if (!moment) return null;
  const now = localTimeOf(epoch);
  const decision = decideNudge({ moment, settings, status, memory, library, now, random: Math.random });
  if (decision.kind === 'silence') return null;
  return { nudge: decision.nudge, because: decision.because, moment, now, settings };
}

async function reserve(moment: Moment, tabId: number): Promise<{ content: CardContent; showing: Showing } | null> {
  const due = await decide(moment);
  if (!due) return null;
  const { settings, ...showing } = due;
  await noteUnsure(showing, tabId);
  await recordShown(showing);
  return { content: cardContentOf(showing.nudge, showing, chosenLocale(settings)), showing };
}
