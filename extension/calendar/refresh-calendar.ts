import { browser } from 'wxt/browser';
import type { CalendarAddress } from '../storage/calendar-address.ts';
import { agendaItem, calendarItem, ownPlacesItem } from '../storage/items.ts';
import { loadItem, replaceItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { emptyAgenda } from '../storage/agenda.ts';
import { loadSettings } from '../policy/load-settings.ts';
import { readClock } from '../nudging/clock.ts';
import { oneAtATime } from '../nudging/one-at-a-time.ts';
import { tick } from '../nudging/tick.ts';
import { knownVersion } from './known-version.ts';
import { type FetchedFeed, fetchFeed } from './fetch-feed.ts';
import { nextRefresh } from './next-refresh.ts';
import { originOf } from './origin-of.ts';

/**
 * Reads the feed when it is time, or at once when its owner asks. Nobody waits in line while the server takes its
 * time: what came is written only if the calendar is still the same. Not within `oneAtATime`.
 */
export async function refreshCalendar({ isWanted }: { isWanted: boolean }): Promise<void> {
  const begun = await oneAtATime(() => begin(isWanted), { isUpkeep: !isWanted });
  if (!begun) return;
  const { address, etag } = begun;
  const fetched: FetchedFeed = (await browser.permissions.contains({ origins: [originOf(address)] }))
    ? await fetchFeed(address, etag)
    : { kind: 'failed', problem: 'notAllowed' };
  // The reader of calendars is the heaviest part of all, and most wakes need none.
  const { agendaAfter } = await import('./agenda-after.ts');
  await oneAtATime(async () => {
    const now = await readClock();
    if ((await loadItem(calendarItem, now)).address !== address) return;
    await writeItem(agendaItem, agendaAfter(await loadItem(agendaItem, now), fetched, now));
    await tick(now);
  });
}

/** The attempt is written down first: a worker that dies on the way does not ask again and again. */
async function begin(isWanted: boolean): Promise<{ address: string; etag: string | null } | null> {
  const now = await readClock();
  const { address } = await loadItem(calendarItem, now);
  if (address === null) return null;
  const agenda = await loadItem(agendaItem, now);
  const due = nextRefresh(await loadSettings(now), agenda, now);
  if (!isWanted && (due === null || due > now)) return null;
  await writeItem(agendaItem, { ...agenda, triedAt: now });
  return { address, etag: knownVersion(agenda, now) };
}

/**
 * Takes another calendar, or none, in place of the one before; nothing of that one stays, and a permission that came
 * with it goes. Within `oneAtATime`.
 */
export async function changeCalendar(calendar: CalendarAddress, now: number): Promise<void> {
  await returnPermission(calendar.address, now);
  // In this order: a worker that dies in between leaves a calendar without appointments, and never with another's.
  await replaceItem(agendaItem, emptyAgenda, now);
  await replaceItem(calendarItem, calendar, now);
  await tick(now);
}

/** Gives the permission for the calendar's site back, if it came with it and neither `next` nor an own place needs it. */
export async function returnPermission(next: string | null, now: number): Promise<void> {
  const { address, isBorrowed } = await loadItem(calendarItem, now);
  if (address === null || !isBorrowed) return;
  const origin = originOf(address);
  if (next !== null && originOf(next) === origin) return;
  const { places } = await loadItem(ownPlacesItem, now);
  if (places.some((place) => originOf(place.origin) === origin)) return;
  await browser.permissions.remove({ origins: [origin] }).catch(() => false);
}
