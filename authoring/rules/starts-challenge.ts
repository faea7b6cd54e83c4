import type { Rule } from './rule.ts';

/** A problem of the team's is named beside the plan, and travels with it: without that step, nobody could. */
export const startsChallenge: Rule = {
  name: 'starts-challenge',
  *checkModule({ startsChallenge: stage, steps }) {
    if (stage !== undefined && !steps.includes('plan')) {
      yield { path: ['startsChallenge'], message: 'goes with the step "plan": add it or leave this out' };
    }
  },
};
