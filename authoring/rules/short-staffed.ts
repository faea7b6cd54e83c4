import { behaviours, contexts } from '#shared/schemas/framework.ts';
import type { Rule } from './rule.ts';

/**
 * On a short-staffed day only prompts of low effort or with a boundary are shown, and every behaviour has one for every
 * context, so that the switch never leaves a moment with nothing to say.
 */
export const shortStaffed: Rule = {
  name: 'short-staffed',
  *checkNudge({ okWhenShortStaffed, load, tone, effortSeconds }) {
    const isLight = load === 'low' || (tone.includes('boundary') && effortSeconds <= 30);
    if (okWhenShortStaffed && !isLight) {
      yield {
        path: ['okWhenShortStaffed'],
        message: `load "${load}" is too much for a short-staffed day: lighten it or say false`,
      };
    }
  },
  *checkContent({ nudges }, { isWhole }) {
    if (!isWhole) return;
    for (const behaviour of behaviours) {
      for (const context of contexts) {
        const fits = nudges.some(
          ({ value }) => value.behaviour === behaviour && value.contexts.includes(context) && value.okWhenShortStaffed,
        );
        if (!fits) {
          yield {
            file: 'nudges',
            line: 1,
            message: `no ${behaviour} prompt for ${context} suits a short-staffed day: write one`,
          };
        }
      }
    }
  },
};
