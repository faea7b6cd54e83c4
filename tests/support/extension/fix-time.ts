import { afterEach, beforeEach, vi } from 'vitest';
import { inZone } from './fake-browser.ts';

/** Each test of the file runs in `zone`, and at `now` (milliseconds since 1970) where one is given; timers go on. */
export function fixTime(zone: string, now?: number): void {
  const before = process.env['TZ'] ?? 'UTC';
  beforeEach(() => {
    inZone(zone);
    if (now !== undefined) vi.useFakeTimers({ now, toFake: ['Date'] });
  });
  afterEach(() => {
    inZone(before);
    vi.useRealTimers();
  });
}
