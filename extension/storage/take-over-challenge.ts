import * as z from 'zod/mini';
import { keepStored } from './journal.ts';
import { settingsItem } from './items.ts';
import { loadItem } from './load-item.ts';
import { readItem, writeItem } from './stored-item.ts';
import { wordedChallenge } from './upgrade-settings.ts';

/**
 * Settings once held a challenge's words, too; these belong into the journal, where its rules hold. It may run twice:
 * the id is the same each time, and the settings are written last. Call within `oneAtATime`.
 */
export async function takeOverChallenge(now: number): Promise<void> {
  const { value } = await readItem({ key: settingsItem.key, schema: z.unknown(), fallback: null });
  const worded = wordedChallenge(value);
  if (!worded) return;
  const { text, stage, since } = worded;
  await keepStored('challenges', { id: `since-${since}`, text, outcome: '', way: [{ stage, from: since }] });
  // Reading them leaves the words out.
  await writeItem(settingsItem, await loadItem(settingsItem, now));
}
