import { emptyMemory, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { decideNudge } from '#shared/selection/decide-nudge.ts';
import { createLibrary } from '#shared/selection/nudge-library.ts';
import { rememberAnswer } from '#shared/selection/remember-answer.ts';
import { rememberShown } from '#shared/selection/remember-shown.ts';
import type { Policy } from '../policy.ts';

const engine = (id: string, title: string, isLearning: boolean): Policy => ({
  id,
  title,
  learns: isLearning ? 'local' : 'none',
  begin: ({ nudges, users }) => {
    const library = createLibrary(nudges);
    const places = new Map(nudges.map(({ id: nudgeId }, index) => [nudgeId, index]));
    const memories = Array.from({ length: users }, (): SelectionMemory => emptyMemory);
    const memoryOf = (user: number) => memories[user] ?? emptyMemory;
    return {
      choose: ({ user, moment, now, random }) => {
        const memory = memoryOf(user);
        const decision = decideNudge({
          ...{ moment, now, random, memory, library, settings: defaultSettings, status: defaultStatus },
          ...(isLearning ? {} : { taste: emptyMemory.taste }),
        });
        if (decision.kind === 'silence') return null;
        const { nudge, because } = decision;
        memories[user] = rememberShown(memory, { nudge, moment, now, because });
        return places.get(nudge.id) ?? null;
      },
      learn: ({ user, nudge, answer }) => {
        const nudgeId = nudges[nudge]?.id;
        if (nudgeId && answer) memories[user] = rememberAnswer(memoryOf(user), nudgeId, answer);
      },
    };
  },
});

/** The engine of the product, by the product's own import, on each device for itself, at one prompt a day. */
export const ours = engine('ours', 'Ours', true);

/** The same rules of rest, balance, variety and dose, and nothing learned from taps. */
export const oursWithoutLearning = engine('ours-without-learning', 'Ours without learning', false);
