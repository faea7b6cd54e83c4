import * as z from 'zod/mini';
import { challengeStageSchema } from './framework.ts';
import { localeSchema } from './locale.ts';
import { clockTimeSchema } from './local-time.ts';
import { maxTimesOff, timeOffSchema } from './time-off.ts';

/** Characters of a challenge's words: a sentence or two. */
export const maxChallengeLength = 200;

/**
 * What the choice of prompts needs of a challenge that is on: its stage, and since when it is at that stage, in
 * milliseconds since 1970. Its words and its way are in the journal.
 */
const challengeSchema = z.strictObject({ stage: challengeStageSchema, since: z.int().check(z.gte(0)) });

const hoursSchema = z.strictObject({ from: clockTimeSchema, to: clockTimeSchema });

/** How many nudges a person wants at most; `weekly` is the gentlest, `off` is silence. */
export const doses = ['daily', 'twice-daily', 'weekly', 'off'] as const;

/** For how many days notes and plans may stay. */
export const keepDaysChoices = [30, 90, 365] as const;

/** What a person chose, once. What changes by the hour (a snooze, a meeting) is in status.ts. */
export const settingsSchema = z.strictObject({
  version: z.literal(2),
  /** `auto` follows the browser. */
  locale: z.union([localeSchema, z.literal('auto')]),
  /** Working hours by ISO weekday, Monday first; null is a day off. They do not cross midnight. */
  hours: z.tuple([
    z.nullable(hoursSchema),
    z.nullable(hoursSchema),
    z.nullable(hoursSchema),
    z.nullable(hoursSchema),
    z.nullable(hoursSchema),
    z.nullable(hoursSchema),
    z.nullable(hoursSchema),
  ]),
  /** Silence between two times on the clock; may cross midnight. */
  quietHours: z.nullable(hoursSchema),
  /** Holidays and other leave, in the order of their first days. */
  timeOff: z.array(timeOffSchema).check(z.maxLength(maxTimesOff)),
  dose: z.enum(doses),
  /** When the daily prompt is put on the badge. */
  dailyAt: clockTimeSchema,
  /** Half of the prompts come from its stage. Null when there is none. */
  challenge: z.nullable(challengeSchema),
  /** Notes and plans are deleted after as many days. Null: never. */
  keepDays: z.nullable(z.literal(keepDaysChoices)),
});
export type Settings = z.infer<typeof settingsSchema>;
export type Dose = Settings['dose'];

const nineToFive = { from: '09:00', to: '17:00' };

/** One prompt a day, Monday to Friday, nine to five; what is written goes after 90 days (behaviour.md, section 4). */
export const defaultSettings: Settings = {
  version: 2,
  locale: 'auto',
  hours: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, null, null],
  quietHours: null,
  timeOff: [],
  dose: 'daily',
  dailyAt: '09:00',
  challenge: null,
  keepDays: 90,
};
