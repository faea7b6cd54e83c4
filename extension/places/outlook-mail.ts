import type { Place } from '#shared/schemas/place.ts';
import { type Signal, textbox } from './signal.ts';

/** Microsoft moves accounts from host to host, so all four belong to the place. */
export const outlookMail: Place = {
  id: 'outlook-mail',
  name: 'Outlook',
  origins: [
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.live.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  moments: ['compose'],
};

export const outlookMailSignals: Signal[] = [
  {
    moment: 'compose',
    path: /^\/mail/,
    // Recipient wells are textboxes inside the same docked form: aria-multiline marks the body.
    focus: `[id^=editorParent_] ${textbox},[id^=docking_] ${textbox}[aria-multiline=true]`,
  },
];
