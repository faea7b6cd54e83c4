import { leastBy } from '../least-by.ts';
import type { Policy } from '../policy.ts';

/** Knows every chance and takes today's best. For reference only, and no upper bound: it does not look ahead. */
export const greedyOracle: Policy = {
  id: 'oracle',
  title: 'Greedy oracle (knows everything)',
  learns: 'none',
  begin: () => ({ choose: ({ fitting, chance }) => leastBy(fitting, (nudge) => -chance(nudge))[0] ?? null }),
};
