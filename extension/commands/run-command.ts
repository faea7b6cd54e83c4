import { browser } from 'wxt/browser';
import { meetingEnd } from '#shared/selection/pause-end.ts';
import type { Message, Outcome } from '../messages/message.ts';
import { readClock } from '../nudging/clock.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { oneAtATime } from '../nudging/one-at-a-time.ts';
import { openPanel } from '../nudging/open-panel.ts';
import { tick } from '../nudging/tick.ts';
import { statusItem } from '../storage/items.ts';
import { readItem } from '../storage/stored-item.ts';

/** Long enough to be seen from the corner of an eye. */
const shownMs = 2000;

/** Does what keys of the keyboard ask for; call it in the turn in which the browser tells of them. */
export async function runCommand(name: string, tab?: { windowId?: number | undefined }): Promise<void> {
  switch (name) {
    case 'write-note': {
      // Like a click, the keys count for the panel only within this very turn.
      const opening = openPanel({ windowId: tab?.windowId ?? browser.windows.WINDOW_ID_CURRENT });
      await handle({ type: 'noteWanted', nudgeId: null });
      return opening;
    }
    case 'in-meeting': {
      const { value: status } = await readItem(statusItem);
      const isInMeeting = meetingEnd(status, await readClock()) !== null;
      return confirm(await handle({ type: isInMeeting ? 'meetingOver' : 'meetingBegan' }));
    }
    case 'snooze-hour':
      return confirm(await handle({ type: 'snoozed', length: 'hour' }));
  }
}

const handle = (message: Message): Promise<Outcome> => handleMessage({ message, web: null });

/** A sign on the button, for a moment, that the keys were heard; `tick` puts back what belongs there. */
async function confirm({ isDone }: Outcome): Promise<void> {
  await browser.action.setBadgeText({ text: isDone ? '✓' : '!' });
  await new Promise((resolve) => setTimeout(resolve, shownMs));
  await oneAtATime(async () => tick(await readClock()));
}
