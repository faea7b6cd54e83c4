import { leastBy } from '../least-by.ts';
import type { Policy } from '../policy.ts';

/** Of what fits, the prompt seen longest ago, never seen first, ties by chance: the baseline to beat. */
export const leastRecent: Policy = {
  id: 'least-recent',
  title: 'Least-recent, shuffled',
  learns: 'none',
  begin: () => ({
    choose: ({ fitting, daysSince, random }) => {
      const oldest = leastBy(fitting, (nudge) => -daysSince(nudge));
      return oldest[Math.floor(random() * oldest.length)] ?? null;
    },
  }),
};
