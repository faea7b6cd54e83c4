import { type Settings, settingsSchema } from '#shared/schemas/settings.ts';
import { loadSettingsReading } from '../policy/load-settings.ts';
import { type Choices, choicesItem } from '../storage/choices.ts';
import { settingsItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem, writeTogether } from '../storage/stored-item.ts';
import { syncChoiceItem } from '../storage/sync-choice.ts';
import { dropFromSyncStorage, readSyncStorage, writeSyncStorage } from '../storage/sync-storage.ts';
import { mergeSections } from './merge-sections.ts';
import { itemsOf, keyOf, readSections, type Sections, sectionsHere, syncedNames } from './sections.ts';

/**
 * Brings this browser and the account in line, when that is wanted: what is newer there is taken, what is newer here is
 * sent, in one write. It may run at any time and twice. Within `oneAtATime`. True when settings have changed here.
 */
export async function syncSettings(now: number): Promise<boolean> {
  if (!(await loadItem(syncChoiceItem, now)).isOn) return false;
  const { stored, choices } = await loadSettingsReading(now);
  const { sections: there, newer } = readSections(await readSyncStorage());
  const { take, send } = mergeSections(sectionsHere(stored.value, choices), there);
  const hasTaken = await takeSections(take, stored.value, choices);
  for (const name of newer) delete send[name];
  if (Object.keys(send).length > 0) await writeSyncStorage(itemsOf(send));
  return hasTaken;
}

/**
 * Begins, with the settings of the account or those of this browser where they differ. It counts as begun only once it
 * is settled whose they are: a worker that dies before that leaves it off. Within `oneAtATime`.
 */
export async function turnSyncOn(keep: 'account' | 'here', now: number): Promise<void> {
  const { stored, choices } = await loadSettingsReading(now);
  const { sections: there, newer } = readSections(await readSyncStorage());
  const here = sectionsHere(stored.value, choices);
  if (keep === 'account') {
    await takeSections(there, stored.value, choices);
    return begin(now);
  }
  const chosenNow = Object.fromEntries(
    syncedNames.flatMap((name) => {
      const at = Math.max(now, (there[name]?.at ?? 0) + 1);
      return here[name] && !newer.has(name) ? [[name, { ...here[name], at }]] : [];
    }),
  ) as Sections;
  await takeSections(chosenNow, stored.value, choices);
  const others = syncedNames.filter((name) => there[name] && !here[name]);
  if (others.length > 0) await dropFromSyncStorage(others.map(keyOf));
  await begin(now);
}

async function begin(now: number): Promise<void> {
  await writeItem(syncChoiceItem, { version: 1, isOn: true });
  await syncSettings(now);
}

/** Ends it here; what lies in the account stays for the other browsers. */
export async function turnSyncOff(): Promise<void> {
  await writeItem(syncChoiceItem, { version: 1, isOn: false });
}

/** Removes everything of this extension's from the account, also what a later version has put there, and ends it here. */
export async function removeSyncCopy(): Promise<void> {
  await turnSyncOff();
  await dropCopy();
}

const dropCopy = async (): Promise<void> => dropFromSyncStorage(Object.keys(await readSyncStorage()));

/** Before everything is deleted: what this browser has sent goes, too. The account may be out of reach; all else goes on. */
export async function forgetSyncCopy(now: number): Promise<void> {
  if (!(await loadItem(syncChoiceItem, now)).isOn) return;
  // It ends afterwards: whoever presses again, since a worker died on the way, has the copy removed all the same.
  await dropCopy().catch((error: unknown) => console.error('The copy in the account stays:', error));
  await turnSyncOff();
}

async function takeSections(sections: Sections, settings: Settings, choices: Choices): Promise<boolean> {
  const names = syncedNames.filter((name) => sections[name]);
  if (names.length === 0) return false;
  const values = names.map((name) => [name, sections[name]?.value]);
  const chosenAt = names.map((name) => [name, sections[name]?.at]);
  await writeTogether(
    [settingsItem, settingsSchema.parse({ ...settings, ...Object.fromEntries(values) })],
    [choicesItem, { ...choices, chosenAt: { ...choices.chosenAt, ...Object.fromEntries(chosenAt) } }],
  );
  return true;
}
