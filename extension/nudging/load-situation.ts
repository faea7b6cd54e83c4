import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import type { Status } from '#shared/schemas/status.ts';
import type { NudgeLibrary } from '#shared/selection/nudge-library.ts';
import { type AgendaNow, agendaNow, statusDuring } from '../calendar/agenda-now.ts';
import { settingsFrom } from '../policy/load-settings.ts';
import type { Agenda } from '../storage/agenda.ts';
import { choicesItem } from '../storage/choices.ts';
import { agendaItem, historyItem, memoryItem, offerItem, settingsItem, statusItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { readManaged } from '../storage/managed-storage.ts';
import type { Offer } from '../storage/offer.ts';
import { readItems } from '../storage/stored-item.ts';
import { loadLibrary } from './load-library.ts';
import { loadMemory } from './load-memory.ts';

export interface Situation {
  /** Those that hold. */
  settings: Settings;
  /** With a meeting of the calendar's counted in. */
  status: Status;
  memory: SelectionMemory;
  offer: Offer;
  agenda: Agenda;
  calendar: AgendaNow;
  library: NudgeLibrary;
}

const parts = [settingsItem, statusItem, offerItem, agendaItem] as const;

/**
 * All that a decision goes by, read at once: somebody waits for it, and most often the worker has just woken. What
 * cannot be read is copied aside. `now` in milliseconds since 1970. Call within `oneAtATime`.
 */
export async function loadSituation(now: number): Promise<Situation> {
  const loading = loadLibrary();
  // It is waited for below, when whatever cannot be read is aside.
  loading.catch(() => {});
  const [[stored, status, offer, agenda, chosen, history, memory], raw] = await Promise.all([
    readItems([...parts, choicesItem, historyItem, memoryItem]),
    readManaged(),
  ]);
  const readings = [stored, status, offer, agenda];
  // One after the other: they share the place for copies.
  for (const [index, item] of parts.entries())
    if (readings[index]?.state === 'unreadable') await loadItem<unknown>(item, now);
  const isMemoryWhole = history.state === 'absent' && memory.state !== 'unreadable';
  const calendar = agendaNow(agenda.value.appointments, now);
  return {
    settings: settingsFrom(stored, chosen, raw).settings,
    status: statusDuring(status.value, calendar, now),
    memory: isMemoryWhole ? memory.value : await loadMemory(now),
    ...{ offer: offer.value, agenda: agenda.value, calendar, library: await loading },
  };
}
