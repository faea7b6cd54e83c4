import type * as z from 'zod/mini';
import { planHandedSchema } from '#shared/schemas/hand-over.ts';
import { handOverElementId } from '#shared/schemas/hand-over-place.ts';

interface Receiver {
  onHanded(handed: z.infer<typeof planHandedSchema>): void;
  /** Nobody has a plan for this window: it was reloaded, or opened by itself. */
  onNothing(): void;
}

/** ms; the page that opened this window answers at once, or not at all. */
const patience = 5000;

/**
 * Asks the page that opened this window for the plan, once. It then stands in an element of this document, where the
 * extension finds it when its owner presses the button.
 */
export function receiveHandOver({ onHanded, onNothing }: Receiver): void {
  const opener: unknown = window.opener;
  if (opener === null || !isWindow(opener)) return onNothing();
  const giveUp = setTimeout(onNothing, patience);
  addEventListener('message', function receive({ source, origin, data }: MessageEvent<unknown>) {
    if (source !== opener || origin !== location.origin) return;
    const parsed = planHandedSchema.safeParse(data);
    if (!parsed.success) return;
    removeEventListener('message', receive);
    clearTimeout(giveUp);
    // A reload then knows at once that there is nobody to ask, and the two pages have nothing more to say.
    window.opener = null;
    const holder = document.createElement('script');
    holder.type = 'application/json';
    holder.id = handOverElementId;
    holder.textContent = JSON.stringify(parsed.data.handOver);
    document.body.append(holder);
    onHanded(parsed.data);
  });
  opener.postMessage({ type: 'tend-window-ready' }, location.origin);
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && 'postMessage' in value;
}
