import { randomBeta } from 'd3-random';
import type { Policy } from '../policy.ts';
import { TapCounts } from '../tap-counts.ts';

const thompsonPerPrompt = (learns: 'local' | 'pooled'): Policy => ({
  id: `thompson-${learns}`,
  title: `Thompson per prompt, ${learns}`,
  learns,
  begin: ({ nudges, users }) => {
    const taps = new TapCounts(nudges.length, learns === 'pooled' ? 1 : users);
    return {
      choose: ({ user, fitting, random }) => {
        const draw = randomBeta.source(random);
        let best: number | null = null;
        let highest = -1;
        for (const nudge of fitting) {
          const useful = taps.usefulOf(user, nudge) + 1;
          const useless = taps.uselessOf(user, nudge) + 1;
          // Beta(1, 1) is uniform, and most prompts of one device are there.
          const drawn = useful + useless === 2 ? random() : draw(useful, useless)();
          if (drawn <= highest) continue;
          highest = drawn;
          best = nudge;
        }
        return best;
      },
      learn: ({ user, nudge, answer }) => taps.add(user, nudge, answer === 'useful'),
    };
  },
});

/** Draws each prompt's rate from Beta(1 + useful, 1 + useless) and sends the highest draw. */
export const thompsonPerPromptLocal = thompsonPerPrompt('local');
export const thompsonPerPromptPooled = thompsonPerPrompt('pooled');
