import type { Policy } from '../policy.ts';

/** Any prompt that fits, each as likely: what everything else is measured against. */
export const uniformRandom: Policy = {
  id: 'uniform',
  title: 'Uniform random',
  learns: 'none',
  begin: () => ({
    choose: ({ fitting, random }) => fitting[Math.floor(random() * fitting.length)] ?? null,
  }),
};
