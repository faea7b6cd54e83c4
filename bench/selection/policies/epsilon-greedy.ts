import { leastBy } from '../least-by.ts';
import type { Policy } from '../policy.ts';
import { TapCounts } from '../tap-counts.ts';

/** How often it tries any prompt; the usual textbook value. */
const epsilon = 0.1;

const epsilonGreedy = (learns: 'local' | 'pooled'): Policy => ({
  id: `epsilon-${learns}`,
  title: `Epsilon-greedy per prompt, ${learns}`,
  learns,
  begin: ({ nudges, users }) => {
    const taps = new TapCounts(nudges.length, learns === 'pooled' ? 1 : users);
    return {
      choose: ({ user, fitting, random }) => {
        const isTrying = random() < epsilon;
        const among = isTrying ? fitting : leastBy(fitting, (nudge) => -taps.meanOf(user, nudge));
        return among[Math.floor(random() * among.length)] ?? null;
      },
      learn: ({ user, nudge, answer }) => taps.add(user, nudge, answer === 'useful'),
    };
  },
});

/** The prompt with the best taps so far, one time in ten any: each device for itself, or all on a server. */
export const epsilonGreedyLocal = epsilonGreedy('local');
export const epsilonGreedyPooled = epsilonGreedy('pooled');
