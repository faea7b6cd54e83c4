import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import type { Status } from '#shared/schemas/status.ts';
import { agendaNow, statusDuring } from '../calendar/agenda-now.ts';
import { meetingToPass } from '../calendar/meeting-to-pass.ts';
import { readClock } from '../nudging/clock.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';
import { settingsFrom } from '../policy/load-settings.ts';
import type { Policy } from '../policy/policy.ts';
import { choicesItem } from '../storage/choices.ts';
import { draftItem } from '../storage/draft-item.ts';
import { agendaItem, memoryItem, offerItem, settingsItem, statusItem, unreadableItem } from '../storage/items.ts';
import { readManaged } from '../storage/managed-storage.ts';
import type { StoredDraft } from '../storage/draft.ts';
import { type News, newsItem } from '../storage/news.ts';
import type { Offer } from '../storage/offer.ts';
import { readItems } from '../storage/stored-item.ts';
import type { Unreadable } from '../storage/unreadable.ts';

/** What is stored, as a page sees it at one moment. Pages read; only the background writes. */
export interface Snapshot {
  now: LocalTime;
  /** Those that hold: the person's own, with what their organisation has set. */
  settings: Settings;
  policy: Policy;
  /** Parts of the policy that could not be read. */
  unreadPolicy: readonly string[];
  status: Status;
  /** The same, with a meeting of the calendar's counted in. */
  statusNow: Status;
  /** When the meeting ends that is on or near; null when none is known. */
  meetingUntil: number | null;
  /** What the calendar says it is time for. */
  calendarMoment: Moment | null;
  memory: SelectionMemory;
  offer: Offer;
  /** As it is stored: its words may be sealed, and only the page that shows them opens them. */
  draft: StoredDraft;
  /** What an update brought, until it is looked at. */
  news: News;
  /** Copies of what could not be read, also of what the background has not come to yet. */
  unreadable: Unreadable['copies'];
  /** Null when this build's own file of prompts does not parse. */
  nudges: readonly Nudge[] | null;
}

/** Reads the prompts that a page shows, given all else that it reads. Rejects when this build's own do not parse. */
export type ReadNudges = (others: Promise<Omit<Snapshot, 'nudges'>>) => Promise<readonly Nudge[]>;

/** Reads everything at once; the prompts in whatever way a page wants them. */
export async function readSnapshot(readNudges: ReadNudges): Promise<Snapshot> {
  const reading = readStored();
  const [stored, nudges] = await Promise.all([reading, readNudges(reading).catch(() => null)]);
  return { ...stored, nudges };
}

const items = [
  settingsItem,
  choicesItem,
  statusItem,
  agendaItem,
  memoryItem,
  offerItem,
  draftItem,
  newsItem,
  unreadableItem,
] as const;

async function readStored(): Promise<Omit<Snapshot, 'nudges'>> {
  const [epoch, readings, raw] = await Promise.all([readClock(), readItems([...items]), readManaged()]);
  const [settingsRead, chosen, status, agenda, memory, offer, draft, news, unreadable] = readings;
  const { stored, settings, policy, unread: unreadPolicy } = settingsFrom(settingsRead, chosen, raw);
  const kept = { settings: stored, status, agenda, memory, offer, draft, news, unreadable };
  const notYetAside = Object.entries(kept).flatMap(([key, reading]) =>
    reading.state === 'unreadable' ? [{ key, raw: reading.raw, foundAt: epoch }] : [],
  );
  const agendaAtNow = agendaNow(agenda.value.appointments, epoch);
  return {
    now: localTimeOf(epoch),
    settings,
    policy,
    unreadPolicy,
    status: status.value,
    statusNow: statusDuring(status.value, agendaAtNow, epoch),
    calendarMoment: agendaAtNow.moment,
    meetingUntil: meetingToPass(agenda.value.appointments, status.value, epoch),
    memory: memory.value,
    offer: offer.value,
    draft: draft.value,
    news: news.value,
    unreadable: [...unreadable.value.copies, ...notYetAside],
  };
}
