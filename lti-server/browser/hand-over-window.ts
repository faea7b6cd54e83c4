import { windowReadySchema, type HandOver } from '#shared/schemas/hand-over.ts';
import { handOverPath } from '#shared/schemas/hand-over-place.ts';
import type { Locale } from '#shared/schemas/locale.ts';

/**
 * Opens the window that shows a plan, and hands it over once, when that window says that it listens. Call it within a
 * click. False when the browser opened none, or keeps it apart from this page. Both pages have our origin, so nothing
 * else can listen, and the plan is in no address.
 */
export function handOverInWindow(handOver: HandOver, locale: Locale): boolean {
  const opened = window.open(handOverPath, '_blank');
  if (!opened) return false;
  const answer = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== opened || origin !== location.origin || !windowReadySchema.safeParse(data).success) return;
    removeEventListener('message', answer);
    opened.postMessage({ type: 'tend-plan-handed', locale, handOver }, location.origin);
  };
  addEventListener('message', answer);
  return true;
}
