/** An hour of the next morning is near enough, and a device that is on by day only still gets its turn each day. */
const minMsBetween = 20 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** What is shown says nothing that its owner wrote, and the choice of prompts may need to recall a year of it. */
const keepShownDays = 366;

export interface Sweep {
  /** The clock as it is to be remembered for the next time, in milliseconds since 1970. */
  seenAt: number;
  /** Notes and plans that were last touched before this instant go; null for none. */
  wordsBefore: number | null;
  /** The same for the log of prompts shown. */
  shownBefore: number | null;
}

/**
 * Says what has had its time. Ages are counted up to the reading of the clock that was remembered (`seenAt`, null for
 * none yet), and only once the clock has gone on from there for most of a day. So nothing goes because a clock stood
 * wrong for some hours, and a shorter time that was chosen by mistake can be taken back until the next day.
 * `keepDays` null keeps everything.
 */
export function planSweep(keepDays: number | null, seenAt: number | null, now: number): Sweep {
  const nothing = { wordsBefore: null, shownBefore: null };
  if (seenAt === null || now < seenAt) return { seenAt: now, ...nothing };
  if (now - seenAt < minMsBetween) return { seenAt, ...nothing };
  if (keepDays === null) return { seenAt: now, ...nothing };
  return {
    seenAt: now,
    wordsBefore: seenAt - keepDays * dayMs,
    shownBefore: seenAt - Math.max(keepDays, keepShownDays) * dayMs,
  };
}
