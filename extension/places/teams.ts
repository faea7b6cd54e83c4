import type { Place } from '#shared/schemas/place.ts';
import type { CallSignal } from './watch-call.ts';

export const teams: Place = {
  id: 'teams',
  name: 'Microsoft Teams',
  origins: ['https://teams.microsoft.com/*', 'https://teams.cloud.microsoft/*', 'https://teams.live.com/*'],
  moments: ['meetingEnded'],
};

const leave = ':is(#hangup-button,[data-inp=hangup-button],[data-tid^=hangup-main-btn])';

/** Its values get version tails, hence the prefixes. The address says nothing: it is rewritten after joining. */
export const teamsCall: CallSignal = {
  joined: `body:not(:has([data-tid^=prejoin-join-button])) ${leave}`,
  goesOn: `${leave},[data-tid^=call-duration]`,
  // False ends were seen within half a minute: the stage is drawn anew.
  misses: 15,
};
