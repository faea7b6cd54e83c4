import type { Place } from '#shared/schemas/place.ts';
import type { ViewSignal } from './signal.ts';

export const googleCalendar: Place = {
  id: 'google-calendar',
  name: 'Google Calendar',
  origins: ['https://calendar.google.com/*'],
  moments: ['calendar'],
};

/** The grid is open, and nobody is in the middle of making an event (the editor's page or the quick box). */
export const googleCalendarSignal: ViewSignal = {
  moment: 'calendar',
  path: /^\/calendar\/(u\/\d+\/)?r(?!\/eventedit)/,
  page: 'body[data-viewfamily=EVENT]:not(:has([data-chips-dialog=true]))',
};

/** The attribute of the body that the app sets when it goes from view to view. */
export const googleCalendarView = 'data-viewfamily';
