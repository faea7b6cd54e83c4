import type { Place } from '#shared/schemas/place.ts';
import type { CallSignal } from './watch-call.ts';

export const googleMeet: Place = {
  id: 'google-meet',
  name: 'Google Meet',
  origins: ['https://meet.google.com/*'],
  moments: ['meetingEnded'],
};

// The second is around it, and in reserve.
const leave = ':is([jsname=CQylAd],[data-should-confirm-hangup])';

/**
 * The button that leaves may stand on the screen of somebody who waits to be let in, too; so the call is joined when a
 * control is there that only calls have: captions, a raised hand, a panel, a participant.
 */
export const googleMeetCall: CallSignal = {
  joined: `body:has(${leave}) :is([jsname=RrG0hf],[jsname=FpSaz],[jsname=A5il2e][data-panel-id],[data-participant-id])`,
  goesOn: leave,
  misses: 3,
};
