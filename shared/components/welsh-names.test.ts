import { format } from 'date-fns';
import { cy } from 'date-fns/locale/cy';
import { expect, it } from 'vitest';
import { welshDay, welshMonth } from './welsh-names.ts';

const inWelsh = (when: Date, pattern: string) => format(when, pattern, { locale: cy });

it('names the months as date-fns does, whole and in short', () => {
  for (let month = 0; month < 12; month++) {
    const when = new Date(2026, month, 15);
    expect(welshMonth(when)).toBe(inWelsh(when, 'LLLL'));
    expect(welshMonth(when, 'abbreviated')).toBe(inWelsh(when, 'LLL'));
  }
});

it('names the days as date-fns does', () => {
  for (let day = 1; day <= 7; day++) {
    const when = new Date(2026, 10, day);
    expect(welshDay(when)).toBe(inWelsh(when, 'cccc'));
  }
});
