import { challengeStages } from '#shared/schemas/framework.ts';
import type { Rule } from './rule.ts';

const least = 8;

/** A manager's own challenge draws half of the prompts from its present stage: each stage needs at least eight. */
export const challengeStageCounts: Rule = {
  name: 'challenge-stages',
  *checkContent({ nudges }, { isWhole }) {
    if (!isWhole) return;
    for (const stage of challengeStages) {
      const count = nudges.filter(({ value }) => value.challengeStage === stage).length;
      if (count < least) {
        yield {
          file: 'nudges',
          line: 1,
          message: `${count} for the stage "${stage}", at least ${least}: add "challengeStage: ${stage}" where it fits`,
        };
      }
    }
  },
};
