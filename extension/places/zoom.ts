import type { Place } from '#shared/schemas/place.ts';
import type { CallSignal } from './watch-call.ts';

/** Its web client; the desktop app, which most people use, is invisible to a browser. */
export const zoom: Place = {
  id: 'zoom',
  name: 'Zoom',
  origins: ['https://*.zoom.us/*'],
  moments: ['meetingEnded'],
};

/**
 * The footer stays while its buttons slide away, and while the question whether to leave takes their place. A guest
 * who looks at the preview has the same address. On the way to a breakout room only its curtain is there.
 */
export const zoomCall: CallSignal = {
  joined: 'body:not(:has(.preview-root)) #wc-footer',
  goesOn: '#wc-footer,.loading-layer--bo-room',
  frame: 'iframe#webclient,iframe.pwa-webclient__iframe',
  // Setting up the sound and moving between rooms takes up to half a minute.
  misses: 15,
};
