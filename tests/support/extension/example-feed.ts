/** The lines of an event, `DTSTART;TZID=Europe/London:20261124T100000` and the like. */
export const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

/** An iCalendar feed with these events and, before them, other lines or blocks. */
export const feed = (events: string[], ...before: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', ...before, ...events, 'END:VCALENDAR', ''].join('\r\n');

/** Who is asked: `guest('a@example.org', 'PARTSTAT=DECLINED')`. */
export const guest = (address: string, ...parameters: string[]): string =>
  `ATTENDEE${parameters.map((parameter) => `;${parameter}`).join('')}:mailto:${address}`;

/** An hour from ten on 24 November 2026 (a Tuesday) in London, with other lines. */
export const tenToEleven = (...lines: string[]): string =>
  event('UID:1', 'DTSTART;TZID=Europe/London:20261124T100000', 'DTEND;TZID=Europe/London:20261124T110000', ...lines);
