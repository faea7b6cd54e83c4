import type { Place } from '#shared/schemas/place.ts';
import { type Signal, textbox } from './signal.ts';

/** GitLab on a host of its own has the same pages, but no list could name those hosts. */
export const gitlabReview: Place = {
  id: 'gitlab-review',
  name: 'GitLab',
  origins: ['https://gitlab.com/*'],
  moments: ['review'],
};

/**
 * A comment on a merge request or the summary of a review. The rich text mode takes the textarea away and puts its
 * own editor there. Issues have the same fields on another page; the description is edited on a page of its own.
 */
export const gitlabReviewSignals: Signal[] = [
  {
    moment: 'review',
    focus: `textarea:is([name="note[note]"],[name="review[note]"]),.ProseMirror${textbox}`,
    page: 'body[data-page="projects:merge_requests:show"]',
  },
];
