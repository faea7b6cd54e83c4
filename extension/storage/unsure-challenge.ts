import { browser } from 'wxt/browser';
import { alignChallenge } from './change-challenge.ts';

/*
 * A challenge lies in the journal and what prompts need of it in the settings: no browser writes both at once. When the
 * worker dies between the two, the next one finds this mark. Kept for the session: the daily sweep brings both in line,
 * too.
 */
const key = 'unsureChallenge';

/** Does something to challenges, and then brings journal and settings in line. Within `oneAtATime`. */
export async function changeChallenges(work: () => Promise<void>, now: number): Promise<void> {
  await browser.storage.session.set({ [key]: true });
  try {
    await work();
  } finally {
    await settleChallenge(now);
  }
}

/** Brings the two in line where an earlier worker did not live to do it. Within `oneAtATime`. */
export async function settleChallenge(now: number): Promise<void> {
  const { [key]: isUnsure } = await browser.storage.session.get(key);
  if (isUnsure !== true) return;
  await alignChallenge(now);
  await browser.storage.session.remove(key);
}
