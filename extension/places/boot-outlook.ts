import type { BootWorld } from './boot.ts';
import { noticeMoment } from './notice-moment.ts';
import { outlookBody, outlookCalendar } from './outlook.ts';

/** An app draws its view some time after it went to its address. */
const drawnMs = 3000;

/**
 * `boot` for Outlook, which has a moment of a field and one of a page: looks at fields that take the focus, and at both
 * some seconds after the page was opened or come back to or went to another address without a load, when both are drawn.
 * In one piece, because signals in a list, expressions for paths and three watchers were a sixth of what it cost.
 */
export function bootOutlook(): void {
  const world = self as BootWorld & { navigation?: EventTarget };
  if (world.tend) return;
  world.tend = true;
  const quietUntil = { compose: 0, calendar: 0 };
  const look = (focused: EventTarget | null | undefined) => {
    const moment = location.pathname.startsWith('/cal') ? 'calendar' : 'compose';
    if (
      quietUntil[moment] < Date.now() &&
      (moment === 'calendar'
        ? document.querySelector(outlookCalendar)
        : (focused as Element | null)?.closest(outlookBody))
    ) {
      quietUntil[moment] = Date.now() + 60_000;
      void noticeMoment(moment);
    }
  };
  const lookSoon = () => setTimeout(() => document.hidden || look(document.querySelector(':focus')), drawnMs);
  addEventListener('focusin', (event) => look(event.composedPath()[0]), true);
  addEventListener('visibilitychange', lookSoon);
  // Firefox has it since 147.
  world.navigation?.addEventListener('currententrychange', lookSoon);
  lookSoon();
}
