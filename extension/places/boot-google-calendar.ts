import type { BootWorld } from './boot.ts';
import { calendarGrid, calendarPath, calendarView } from './google-calendar.ts';
import { noticeMoment } from './notice-moment.ts';

/**
 * `boot` for Google Calendar, whose one moment is that the page is open: looks when it is opened or come back to, and
 * when its app sets an attribute of the body. In one piece, because watchers, signals in a list and functions of them
 * were a third of what it cost (docs/decisions/0011).
 */
export function bootGoogleCalendar(): void {
  const world = self as BootWorld;
  if (world.tend) return;
  world.tend = true;
  let quietUntil = 0;
  const look = () => {
    // The path comes last here: a load pays for the first use of its expression, and the body is found at once.
    if (
      document.hidden ||
      quietUntil > Date.now() ||
      !document.querySelector(calendarGrid) ||
      !calendarPath.test(location.pathname)
    ) {
      return;
    }
    quietUntil = Date.now() + 60_000;
    void noticeMoment('calendar');
  };
  addEventListener('visibilitychange', look);
  // One attribute, told by the browser: half of what a timer and a second look cost. Of the document, because the
  // first element that a script touches costs 70 kB (both measured); no other element has the attribute.
  new MutationObserver(look).observe(document, { subtree: true, attributeFilter: [calendarView] });
  look();
}
