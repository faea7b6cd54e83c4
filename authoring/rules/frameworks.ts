import { elements } from '#shared/schemas/framework.ts';
import type { Rule } from './rule.ts';

/** A nudge carries the tag of its own King's Fund element (KF1 vision … KF4 autonomy), no tag twice. */
export const frameworks: Rule = {
  name: 'frameworks',
  *checkNudge(nudge) {
    const own = `KF${elements.indexOf(nudge.element) + 1}`;
    if (!nudge.frameworks.includes(own)) {
      yield { path: ['frameworks'], message: `the tag ${own} of "${nudge.element}" is missing: add it` };
    }
    if (new Set(nudge.frameworks).size !== nudge.frameworks.length) {
      yield { path: ['frameworks'], message: 'a tag is there twice: remove one' };
    }
  },
};
