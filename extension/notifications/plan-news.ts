import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { reasonForSilence } from '#shared/selection/silence.ts';
import { agendaNow, statusDuring } from '../calendar/agenda-now.ts';
import { dailyMinute } from '../nudging/daily-minute.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';
import { planDue } from '../pages/plan-due.ts';
import { loadSettings } from '../policy/load-settings.ts';
import { agendaItem, statusItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { withJournal } from '../storage/open-journal.ts';
import { parseStored } from '../storage/word-entries.ts';

/**
 * Whether the day of a plan has come, and may be told of now: from the time of the daily prompt on, and never off work,
 * in quiet hours, while snoozed or in a meeting. The dose of prompts is not asked, as nobody but its owner set the day.
 * Only days are read, which a passphrase does not lock.
 */
export async function planNews(now: number): Promise<'none' | 'later' | 'now'> {
  const local = localTimeOf(now);
  const stored = await withJournal((database) => database.getAll('plans'));
  const plans = stored.map((value) => parseStored('plans', value)).filter((plan) => plan !== null);
  if (!planDue(plans, local.date)) return 'none';

  const settings = await loadSettings(now);
  const due = dailyMinute(settings, local.weekday);
  if (due === null || local.minute < due) return 'later';
  const calendar = agendaNow((await loadItem(agendaItem, now)).appointments, now);
  const status = statusDuring(await loadItem(statusItem, now), calendar, now);
  return reasonForSilence({ ...settings, dose: 'daily' }, status, emptyMemory, local) === null ? 'now' : 'later';
}
