import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { promptsFile } from './prompts-file.ts';
import { fixTime } from '../../tests/support/extension/fix-time.ts';

fixTime('Europe/London');

const at = Date.parse('2026-06-01T08:00Z');
const texts = {
  why: 'Because; of, this.',
  act: 'Gofyn',
  planSeed: { cue: 'a', response: 'b' },
  status: 'draft' as const,
};
const hostile = 'Ask, “what; next?”\r\nEND:VCALENDAR\r\nBEGIN:VALARM \\n ' + 'ŵŷ'.repeat(60);
const nudge = exampleNudge('hostile');
const file = (locale: 'en' | 'cy') =>
  promptsFile(
    [
      {
        nudge: {
          ...nudge,
          locales: { en: { ...texts, text: hostile }, cy: { ...texts, text: 'Gofynnwch un cwestiwn.' } },
        },
        at,
      },
    ],
    locale,
    at,
  );
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as string[]);

it('is one event of five minutes at the time on the wall, and blocks no time', () => {
  const event = read(file('cy')).getFirstSubcomponent('vevent')!;
  expect(String(event.getFirstPropertyValue('dtstart'))).toBe('2026-06-01T09:00:00');
  expect(file('cy')).toMatch(/^DTSTART:20260601T090000\r$/m);
  expect(String(event.getFirstPropertyValue('duration'))).toBe('PT5M');
  expect(event.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  expect(event.getFirstPropertyValue('summary')).toBe('Gofynnwch un cwestiwn.');
  expect(String(event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger'))).toBe('PT0S');
});

it('keeps whatever a text holds within its own line, and each line short', () => {
  const text = file('en');
  expect(text.match(/^END:VCALENDAR\r$/gm)).toHaveLength(1);
  expect(read(text).getFirstSubcomponent('vevent')?.getFirstPropertyValue('summary')).toBe(
    hostile.replaceAll('\r\n', ' '),
  );
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
