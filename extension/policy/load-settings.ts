import type { Settings } from '#shared/schemas/settings.ts';
import { choicesItem, noChoices, type Choices } from '../storage/choices.ts';
import { settingsItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { readManaged } from '../storage/managed-storage.ts';
import { type Reading, readItems } from '../storage/stored-item.ts';
import { effectiveSettings } from './effective-settings.ts';
import { type PolicyReading, readPolicy } from './read-policy.ts';

/** The settings as they are stored, what of them was chosen, and what the organisation says. */
export interface SettingsReading extends PolicyReading {
  stored: Reading<Settings>;
  choices: Choices;
  /** What holds. */
  settings: Settings;
}

/** Reads all that decides about settings, and writes nothing. */
export async function readSettings(): Promise<SettingsReading> {
  const [[stored, chosen], raw] = await Promise.all([readItems([settingsItem, choicesItem]), readManaged()]);
  return settingsFrom(stored, chosen, raw);
}

/** The same from what was read: the settings, the choices, and what the organisation has set, unchecked. */
export function settingsFrom(stored: Reading<Settings>, chosen: Reading<Choices>, raw: unknown): SettingsReading {
  const { policy, unread } = readPolicy(raw);
  const isNew = stored.state === 'absent' && chosen.state === 'absent';
  const choices = isNew ? noChoices : chosen.value;
  return { policy, unread, stored, choices, settings: effectiveSettings(stored.value, choices, policy) };
}

/** The settings that hold, for the background: what cannot be read is copied aside. `now` in ms since 1970. */
export async function loadSettings(now: number): Promise<Settings> {
  return (await loadSettingsReading(now)).settings;
}

/** All of it, for who is about to change settings. */
export async function loadSettingsReading(now: number): Promise<SettingsReading> {
  const reading = await readSettings();
  if (reading.stored.state === 'unreadable') await loadItem(settingsItem, now);
  return reading;
}
