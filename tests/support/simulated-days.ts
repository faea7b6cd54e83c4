import { behaviours, contexts, elements, type Context } from '#shared/schemas/framework.ts';
import type { Answer } from '#shared/schemas/history.ts';
import { moments, type Moment } from '#shared/schemas/moment.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { emptyMemory, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings, type Settings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { decideNudge } from '#shared/selection/decide-nudge.ts';
import { createLibrary } from '#shared/selection/nudge-library.ts';
import { rememberAnswer } from '#shared/selection/remember-answer.ts';
import { rememberShown } from '#shared/selection/remember-shown.ts';
import { exampleNudge } from './selection-examples.ts';

/** As many nudges as are shipped, and spread alike: each behaviour, element and context twice. */
export const evenNudges: readonly Nudge[] = behaviours.flatMap((behaviour) =>
  elements.flatMap((element) =>
    contexts.flatMap((context: Context) =>
      ([15, 60] as const).map((effortSeconds, index) => {
        const id = `${behaviour}-${element}-${context}-${effortSeconds}`;
        const readsAhead = context === 'one-to-one' || context === 'meeting';
        const frame = { behaviour, element, contexts: [context], effortSeconds, readsAhead, cooldownDays: 112 };
        return exampleNudge(id, {
          ...frame,
          challengeStage: (['spot', 'cause', 'try', 'spread'] as const)[index * 2]!,
        });
      }),
    ),
  ),
);

export interface ShownDay {
  nudge: Nudge;
  moment: Moment;
  /** Days since the beginning. */
  day: number;
  minute: number;
}

/** Repeatable numbers in [0, 1): Mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Lives through `days` days from Thursday, 1 January 2026, all of them working days, with a few moments each; `answer`
 * says what is tapped. Returns what was shown and the memory at the end.
 */
export function liveThrough(given: {
  days: number;
  seed: number;
  nudges?: readonly Nudge[];
  settings?: Partial<Settings>;
  answer?: (nudge: Nudge, random: () => number) => Answer;
}): { shown: ShownDay[]; memory: SelectionMemory } {
  const { days, seed, nudges = evenNudges, answer = () => 'useful' as const } = given;
  const hours = defaultSettings.hours.map(() => ({ from: '09:00', to: '17:00' })) as Settings['hours'];
  const settings = { ...defaultSettings, hours, ...given.settings };
  const library = createLibrary(nudges);
  const random = seededRandom(seed);
  const start = Date.UTC(2026, 0, 1);
  const shown: ShownDay[] = [];
  let memory = emptyMemory;
  for (let day = 0; day < days; day++) {
    for (const minute of [545, 660, 780, 960]) {
      const epoch = start + day * 86_400_000 + minute * 60_000;
      const at = new Date(epoch);
      const now = { epoch, date: at.toISOString().slice(0, 10), weekday: at.getUTCDay() || 7, minute };
      const moment = minute === 545 ? 'dayStart' : moments[Math.floor(random() * moments.length)]!;
      if (random() < 0.5) continue;
      const decision = decideNudge({ moment, settings, status: defaultStatus, memory, library, now, random });
      if (decision.kind === 'silence') continue;
      const { nudge, because } = decision;
      shown.push({ nudge, moment, day, minute });
      memory = rememberShown(memory, { nudge, moment, now, because });
      memory = rememberAnswer(memory, nudge.id, answer(nudge, random));
    }
  }
  return { shown, memory };
}
