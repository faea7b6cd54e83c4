import { elements } from '#shared/schemas/framework.ts';
import type { Rule } from './rule.ts';

/** The frames besides our own, so that an admin in Wales or England can see the coverage of theirs. */
const others = [
  { prefix: 'HEIW7:', name: 'the seven principles of Wales, HEIW7:1 to HEIW7:7' },
  { prefix: 'OLW:', name: 'Our Leadership Way, OLW:heart, OLW:head or OLW:hands' },
];

/** A nudge carries the tag of its own King's Fund element (KF1 vision … KF4 autonomy) and one of each other frame. */
export const frameworks: Rule = {
  name: 'frameworks',
  *checkNudge(nudge) {
    const path = ['frameworks'];
    const own = `KF${elements.indexOf(nudge.element) + 1}`;
    if (!nudge.frameworks.includes(own)) {
      yield { path, message: `the tag ${own} of "${nudge.element}" is missing: add it` };
    }
    for (const { prefix, name } of others) {
      if (!nudge.frameworks.some((tag) => tag.startsWith(prefix))) {
        yield { path, message: `there is no tag of ${name}: add the one that fits its meaning` };
      }
    }
    if (new Set(nudge.frameworks).size !== nudge.frameworks.length) {
      yield { path, message: 'a tag is there twice: remove one' };
    }
  },
};
