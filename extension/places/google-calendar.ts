import type { Place } from '#shared/schemas/place.ts';
import type { Signal } from './signal.ts';

export const googleCalendar: Place = {
  id: 'google-calendar',
  name: 'Google Calendar',
  origins: ['https://calendar.google.com/*'],
  moments: ['calendar'],
};

export const calendarPath = /^\/calendar\/(u\/\d+\/)?r(?!\/eventedit)/;
export const calendarGrid = 'body[data-viewfamily=EVENT]:not(:has([data-chips-dialog=true]))';
/** The attribute of the body that the app sets when it goes from view to view. */
export const calendarView = 'data-viewfamily';

/** The grid is open, and nobody is in the middle of making an event (the editor's page or the quick box). */
export const googleCalendarSignal: Signal = { moment: 'calendar', path: calendarPath, page: calendarGrid };
