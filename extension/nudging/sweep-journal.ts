import type { Settings } from '#shared/schemas/settings.ts';
import { readSettings } from '../policy/load-settings.ts';
import { draftItem } from '../storage/draft-item.ts';
import { settingsItem, unreadableItem } from '../storage/items.ts';
import { alignChallenge } from '../storage/change-challenge.ts';
import { forgetOld } from '../storage/forget-old.ts';
import { mindBirth } from '../storage/journal-birth.ts';
import { planSweep } from '../storage/plan-sweep.ts';
import { takeOverChallenge } from '../storage/take-over-challenge.ts';
import { dropItem, readItem, writeItem } from '../storage/stored-item.ts';
import { sweepItem } from '../storage/sweep.ts';
import { settleChallenge } from '../storage/unsure-challenge.ts';

/**
 * Deletes notes and plans that are older than their owner wants to keep them; it may run at any time and twice. While
 * the settings could not be read and their owner has not seen the notice of it, nothing goes: the usual number of days
 * may not be the one that was chosen. Call within `oneAtATime`.
 */
export async function sweepJournal(now: number): Promise<void> {
  await mindBirth(now);
  await takeOverChallenge(now);
  await settleChallenge(now);
  const { stored, settings } = await readSettings();
  const aside = await readItem(unreadableItem);
  if (stored.state === 'unreadable' || aside.state === 'unreadable') return;
  if (aside.value.copies.some(({ key }) => key === settingsItem.key)) return;

  const { seenAt: before } = (await readItem(sweepItem)).value;
  const { seenAt, wordsBefore, shownBefore } = planSweep(longer(stored.value.keepDays, settings.keepDays), before, now);
  if (wordsBefore !== null) {
    await forgetOld({ wordsBefore, shownBefore });
    await forgetDraft(wordsBefore);
  }
  if (seenAt === before) return;
  await alignChallenge(now);
  await rememberClock(seenAt);
}

/** From here on a day passes before anything goes, as after another number of days was chosen. */
export async function rememberClock(now: number): Promise<void> {
  await writeItem(sweepItem, { version: 1, seenAt: now });
}

/** What an organisation proposes may keep words for longer, and never makes them go sooner than their owner has it. */
function longer(one: Settings['keepDays'], other: Settings['keepDays']): Settings['keepDays'] {
  return one === null || other === null ? null : one > other ? one : other;
}

/** A note that was begun and left is something written, too. */
async function forgetDraft(before: number): Promise<void> {
  const { value, state } = await readItem(draftItem);
  if (state === 'read' && value.draftedAt !== undefined && value.draftedAt < before) await dropItem(draftItem);
}
