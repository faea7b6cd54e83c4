import type { Rule } from './rule.ts';

/** "reviewed" is a person's word: it comes with who and when, and a draft with neither. */
export const reviews: Rule = {
  name: 'reviews',
  *checkContent({ nudges, modules, paths }) {
    for (const { file, value, lineOf } of [...nudges, ...modules, ...paths]) {
      for (const [locale, { status, reviewer, reviewedOn }] of Object.entries(value.locales)) {
        const line = lineOf(['locales', locale, 'status']);
        const named = [reviewer, reviewedOn].filter((part) => part !== undefined).length;
        if (status === 'reviewed' && named < 2) {
          const message = `locales.${locale}: reviewed by whom, and when? Add "reviewer" and "reviewedOn"`;
          yield { file, line, message };
        } else if (status === 'draft' && named > 0) {
          const message = `locales.${locale}: a draft with a reviewer: say "status: reviewed", or remove the reviewer`;
          yield { file, line, message };
        }
      }
    }
  },
};
