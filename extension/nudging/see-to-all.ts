import { refreshCalendar } from '../calendar/refresh-calendar.ts';
import { alignNotification } from '../notifications/align-notification.ts';
import { alignPolicyPacks } from '../policy/align-policy-packs.ts';
import { syncSettings } from '../sync/sync-settings.ts';
import { attempt, type Kind, tryAgain } from './attempt.ts';
import { mindLock } from './mind-lock.ts';
import { sweepJournal } from './sweep-journal.ts';
import { tick } from './tick.ts';

const upkeep: Kind = { isUpkeep: true };

/**
 * All that is looked after beside prompts. Like `tick`, it may run at any time and twice. The background imports it when
 * what woke it has been seen to: it stands on most of the schemas, and no prompt needs it.
 */
export function seeToAll(kind: Kind): void {
  void attempt(async (now) => {
    if (await alignPolicyPacks(now)) await tick(now);
  }, kind);
  void attempt(syncNow, kind);
  void attempt(alignNotification, upkeep);
  void attempt(sweepJournal, upkeep);
  void attempt(mindLock, kind);
  refreshCalendar({ isWanted: false }).catch(tryAgain);
}

/** Within `oneAtATime`. */
export async function syncNow(now: number): Promise<void> {
  if (await syncSettings(now)) await tick(now);
}
