import { refreshCalendar } from '../calendar/refresh-calendar.ts';
import type { AcceptedMessage } from '../messages/accept-message.ts';
import type { Outcome } from '../messages/message.ts';
import { Refused } from '../storage/refused.ts';
import { readClock } from './clock.ts';
import { handleMoment } from './handle-moment.ts';
import { noteCall } from './note-call.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Does what a message asks for, one after the other, and says whether it is written. */
export async function handleMessage({ message, web }: AcceptedMessage): Promise<Outcome> {
  try {
    if (message.type === 'momentNoticed') {
      if (web) await handleMoment(message.moment, web);
    } else if (message.type === 'callGoesOn' || message.type === 'callOver') {
      if (web) await noteCall(web, { isOver: message.type === 'callOver' });
    } else {
      // What it needs is set up only now: that takes longer than all that a moment needs.
      await oneAtATime(async () => (await import('./write-message.ts')).writeMessage(message, await readClock()));
      // Its server may take its time: nothing else waits for it but the page that asked.
      const isWanted = message.type === 'calendarChosen' || message.type === 'calendarWanted';
      if (isWanted) await refreshCalendar({ isWanted });
    }
    return { isDone: true };
  } catch (error) {
    if (error instanceof Refused) return { isDone: false, reason: error.reason };
    // Most often a full store. The page that sent the message keeps what was written there and says so.
    console.error('Tend could not keep this:', message.type, error);
    return { isDone: false, reason: 'storeFailed' };
  }
}
