import type { Place } from '#shared/schemas/place.ts';
import type { Signal } from './signal.ts';

export const githubReview: Place = {
  id: 'github-review',
  name: 'GitHub',
  origins: ['https://github.com/*'],
  moments: ['review'],
};

/** A comment on the changed files of a pull request; the conversation tab and issues are not reviews. */
export const githubReviewSignals: Signal[] = [
  {
    moment: 'review',
    path: /^(\/[^/]+){2}\/pull\/\d+\/(files|changes)/,
    focus: 'textarea',
  },
];
