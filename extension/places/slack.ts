import type { Place } from '#shared/schemas/place.ts';
import { type Signal, textbox } from './signal.ts';

export const slack: Place = {
  id: 'slack',
  name: 'Slack',
  origins: ['https://app.slack.com/*'],
  moments: ['chat'],
};

/** Search and list names are rich text fields, too; the box of a message is the one in `message_input`. */
export const slackSignals: Signal[] = [
  { moment: 'chat', path: /^\/client\//, focus: `[data-qa=message_input] ${textbox}` },
];
