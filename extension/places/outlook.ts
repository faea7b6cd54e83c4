import type { Place } from '#shared/schemas/place.ts';
import type { Signal } from './signal.ts';

/**
 * Mail and calendar are one app under one address, so they are one place. Microsoft moves accounts from host to host;
 * all four belong to it. NHSmail's web mail is on these hosts, too, as far as is known: see docs/live-sites.md.
 */
export const outlook: Place = {
  id: 'outlook',
  name: 'Outlook',
  origins: [
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.live.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  moments: ['compose', 'calendar'],
};

/** Recipient wells are textboxes inside the same docked form: aria-multiline marks the body. */
export const outlookBody = '[id^=editorParent_] [role=textbox],[id^=docking_] [aria-multiline=true]';
export const outlookCalendar = 'body:not(:has([id$=_DATETIME],[id^=EVENT_])) [data-app-section=CalendarModule]';

/**
 * New mails and replies are written in the same form; nothing that holds in every language tells them apart. The
 * calendar counts while nobody is in the middle of making an event. `bootOutlook` asks for these.
 */
export const outlookSignals: Signal[] = [
  // Not the text of an event. A window of its own has no address: about:blank.
  { moment: 'compose', path: /^(?!\/cal)/, focus: outlookBody },
  { moment: 'calendar', path: /^\/cal/, page: outlookCalendar },
];
