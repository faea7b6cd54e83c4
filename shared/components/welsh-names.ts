import { cy } from 'date-fns/locale/cy';

type Month = Parameters<typeof cy.localize.month>[0];
type Weekday = Parameters<typeof cy.localize.day>[0];

// Chromium 156 carries no Welsh in `Intl`, so a Welsh page would get English months: the names come along.

/** "Hydref", or "Hyd". */
export function welshMonth(when: Date, width: 'wide' | 'abbreviated' = 'wide'): string {
  return cy.localize.month(when.getMonth() as Month, { width });
}

/** "dydd Llun" */
export function welshDay(when: Date): string {
  return cy.localize.day(when.getDay() as Weekday);
}

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

/** "14:05": in Wales the clock is written as in the rest of Britain. */
export function welshTime(when: Date): string {
  return clock.format(when);
}
