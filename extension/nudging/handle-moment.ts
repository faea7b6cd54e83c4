import type { Moment } from '#shared/schemas/moment.ts';
import { decideNudge } from '#shared/selection/decide-nudge.ts';
import { agendaNow, statusDuring } from '../calendar/agenda-now.ts';
import type { CardContent } from '../card/card-content.ts';
import { loadSettings } from '../policy/load-settings.ts';
import { agendaItem, statusItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { cardContentOf } from './card-content-of.ts';
import { chosenLocale } from './chosen-locale.ts';
import { readClock } from './clock.ts';
import { injectCard } from './inject-card.ts';
import { loadLibrary } from './load-library.ts';
import { loadMemory } from './load-memory.ts';
import { localTimeOf } from './local-time-of.ts';
import { mayNotice } from './may-notice.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { recordShown, type Showing, takeBackShown } from './record-shown.ts';

/**
 * Decides about a moment that a permitted page noticed, and shows the card there. The nudge is written down before it
 * is shown, so that a worker that dies in between shows too little rather than too much; it is taken back when the
 * page had no room for it.
 */
export async function handleMoment(moment: Moment, web: { tabId: number; address: string }): Promise<void> {
  if (!(await mayNotice(moment, web.address))) return;

  const reserved = await oneAtATime(() => reserve(moment));
  if (!reserved) return;
  const isShown = await injectCard(web.tabId, reserved.content);
  if (!isShown) await oneAtATime(() => takeBackShown(reserved.showing));
}

async function reserve(moment: Moment): Promise<{ content: CardContent; showing: Showing } | null> {
  const epoch = await readClock();
  const settings = await loadSettings(epoch);
  const { appointments } = await loadItem(agendaItem, epoch);
  const status = statusDuring(await loadItem(statusItem, epoch), agendaNow(appointments, epoch), epoch);
  const memory = await loadMemory(epoch);
  const library = await loadLibrary();
  const now = localTimeOf(epoch);
  const decision = decideNudge({ moment, settings, status, memory, library, now, random: Math.random });
  if (decision.kind === 'silence') return null;
  const { nudge, because } = decision;
  const showing = { nudge, moment, now, because };
  await recordShown(showing);
  return { content: cardContentOf(nudge, { moment, because }, chosenLocale(settings)), showing };
}
