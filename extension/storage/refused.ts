/** Why the background did not do what a page asked for, although nothing is broken: the page says it in words. */
export const refusals = [
  ...(['challengeOn', 'locked', 'wrongPassphrase', 'hasPassphrase', 'noticeOpen'] as const),
  /** The browser cannot open the journal, or it was written by a later version. */
  ...(['journalShut', 'journalNewer'] as const),
  /** Everything was to be deleted, and all is but the journal, or not even that is sure. */
  ...(['journalStays', 'someStays'] as const),
] as const;
export type Refusal = (typeof refusals)[number];

export class Refused extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}
