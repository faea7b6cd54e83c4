import type { Place } from '#shared/schemas/place.ts';
import { type Signal, textbox } from './signal.ts';

export const jira: Place = {
  id: 'jira',
  name: 'Jira',
  origins: ['https://*.atlassian.net/*'],
  moments: ['comment'],
};

/** The description has the same editor and the same buttons; only what stands around a new comment is its own. */
export const jiraSignals: Signal[] = [
  {
    moment: 'comment',
    focus: `[data-testid="issue.activity.comment"] :is(#ak-editor-textarea,.ProseMirror)${textbox}`,
  },
];
