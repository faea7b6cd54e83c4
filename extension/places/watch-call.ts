import { noticeMoment } from './notice-moment.ts';
import { sendFromPage } from './send-from-page.ts';

/** How a call shows itself on the pages of one place. Selectors as in `Signal`; an address alone never means a call. */
export interface CallSignal {
  /** Holds once somebody is in the call, and not before joining it or while waiting to be let in. */
  joined: string;
  /** Holds as long as the call goes on, also while its controls are away for a moment. */
  goesOn: string;
  /** The frame, of the same origin, in which the place may draw its calls. */
  frame?: string;
  /** So many looks in a row without it mean that the call is over. */
  misses: number;
}

const lookEveryMs = 2000;
/** The call is told of at the second look and then every five minutes. */
const tellEvery = 150;
/** Whoever comes back to the tab later than ten minutes after a call has moved on. */
const tooLate = 300;

/**
 * Looks every two seconds whether a call is on, with a grace on both sides: controls come and go. Tells that it goes
 * on and that it is over, and notices the moment after it when the tab is seen.
 */
export function watchCall({ joined, goesOn, frame, misses }: CallSignal): void {
  let seen = 0;
  let missed = 0;
  const isOn = () => {
    const inner = frame && document.querySelector<HTMLIFrameElement>(frame)?.contentDocument;
    return (inner || document).querySelector(seen ? goesOn : joined);
  };
  setInterval(() => {
    if (isOn()) {
      missed = 0;
      if (seen++ % tellEvery === 1) void sendFromPage({ type: 'callGoesOn' });
    } else if (seen < 2) seen = 0;
    else if (++missed === misses) void sendFromPage({ type: 'callOver' });
    else if (missed > misses && (!document.hidden || missed > tooLate)) {
      if (missed < tooLate) void noticeMoment('meetingEnded');
      seen = missed = 0;
    }
  }, lookEveryMs);
  addEventListener('pagehide', () => void (seen > 1 && sendFromPage({ type: 'callOver' })));
}
