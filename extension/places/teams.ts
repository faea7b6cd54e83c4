import type { Place } from '#shared/schemas/place.ts';
import { type Signal, textbox } from './signal.ts';
import type { CallSignal } from './watch-call.ts';

export const teams: Place = {
  id: 'teams',
  name: 'Microsoft Teams',
  origins: ['https://teams.microsoft.com/*', 'https://teams.cloud.microsoft/*', 'https://teams.live.com/*'],
  moments: ['meetingEnded', 'chat'],
};

const leave = ':is(#hangup-button,[data-inp=hangup-button],[data-tid^=hangup-main-btn])';

/** Its values get version tails, hence the prefixes. The address says nothing: it is rewritten after joining. */
export const teamsCall: CallSignal = {
  joined: `body:not(:has([data-tid^=prejoin-join-button])) ${leave}`,
  goesOn: `${leave},[data-tid^=call-duration]`,
  // Older pages of teams.live.com draw the call in one; newer ones have none.
  frame: 'iframe[id^=experience-container]',
  // False ends were seen within half a minute: the stage is drawn anew.
  misses: 15,
};

/** The box of a message. Its search field and the wells for names are no text fields of CKEditor. */
export const teamsChatSignals: Signal[] = [
  { moment: 'chat', focus: `:is([id^=new-message-],[data-tid^=ckeditor])${textbox}` },
];
