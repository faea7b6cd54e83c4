import * as z from 'zod/mini';
import { type Settings, settingsSchema } from '#shared/schemas/settings.ts';
import type { Choices } from '../storage/choices.ts';

/**
 * The settings that go to a person's other browsers, each as a section of its own. How long notes stay is not among
 * them: what one browser was told must not delete words in another. Nor is anything that holds words or addresses.
 */
export const syncedNames = ['locale', 'hours', 'quietHours', 'timeOff', 'dose', 'dailyAt'] as const;
export type SyncedName = (typeof syncedNames)[number];

/** A setting as somebody chose it, and when, in milliseconds since 1970. */
export interface Section {
  at: number;
  value: unknown;
}
export type Sections = Partial<Record<SyncedName, Section>>;

const prefix = 'setting-';
export const keyOf = (name: SyncedName): string => `${prefix}${name}`;

/** The version of the sections that this Tend writes. A later one leaves them alone that it does not know. */
const version = 1;
/** The last instant that a date can hold (ECMAScript, time values). */
const lastInstant = 8.64e15;
const sectionSchema = z.strictObject({
  version: z.literal(version),
  at: z.int().check(z.gte(0), z.lte(lastInstant)),
  value: z.unknown(),
});
const newerSchema = z.object({ version: z.int().check(z.gt(version)) });

/** What lies in the account: the sections that can be read, and the names of those that a later Tend has written. */
export function readSections(raw: Record<string, unknown>): { sections: Sections; newer: ReadonlySet<SyncedName> } {
  const sections: Sections = {};
  const newer = new Set<SyncedName>();
  for (const name of syncedNames) {
    const item = Object.hasOwn(raw, keyOf(name)) ? raw[keyOf(name)] : undefined;
    const parsed = sectionSchema.safeParse(item);
    const value = settingsSchema.shape[name].safeParse(parsed.data?.value);
    if (parsed.success && value.success) sections[name] = { at: parsed.data.at, value: value.data };
    else if (newerSchema.safeParse(item).success) newer.add(name);
  }
  return { sections, newer };
}

/** Sections as they are written to the account, each under a key of its own. */
export function itemsOf(sections: Sections): Record<string, unknown> {
  return Object.fromEntries(
    syncedNames.flatMap((name) => {
      const section = sections[name];
      return section ? [[keyOf(name), { version, ...section }]] : [];
    }),
  );
}

/** What somebody chose in this browser. What an organisation or Tend itself proposed was chosen by nobody. */
export function sectionsHere(settings: Settings, { chosenAt }: Choices): Sections {
  return Object.fromEntries(
    syncedNames.flatMap((name) => {
      const at = chosenAt[name];
      return at === undefined ? [] : [[name, { at, value: settings[name] }]];
    }),
  );
}
