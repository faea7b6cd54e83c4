import { describe, expect, it, vi } from 'vitest';
import { formatDate } from './format-date.ts';

const when = new Date(2026, 9, 9, 14, 5);

describe('a date as the reader writes it', () => {
  it('has the names of Welsh months, which browsers may not know', () => {
    expect(formatDate(when, 'cy')).toBe('9 Hydref 2026, 14:05');
    expect(formatDate(when, 'cy', 'medium')).toBe('9 Hyd 2026, 14:05');
  });

  it('follows the region of the reader where the browser names one of that language', () => {
    vi.stubGlobal('navigator', { languages: ['cy', 'en-GB', 'en-US'] });
    expect(formatDate(when, 'en', 'medium')).toBe('9 Oct 2026, 14:05');
    vi.unstubAllGlobals();
  });
});
