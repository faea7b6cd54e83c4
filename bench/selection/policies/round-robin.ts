import { leastBy } from '../least-by.ts';
import type { Policy } from '../policy.ts';

/** Of what fits, the prompt seen least often, in the order in which the authors' files stand. */
export const roundRobin: Policy = {
  id: 'round-robin',
  title: 'Round robin (author order)',
  learns: 'none',
  begin: () => ({ choose: ({ fitting, timesShown }) => leastBy(fitting, timesShown)[0] ?? null }),
};
