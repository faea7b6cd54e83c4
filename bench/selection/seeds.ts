// A seed that was looked at while something was changed is not shown again: the table is from `studySeeds` alone.

/** For setting the sizes of worlds, with uniform random, least-recent and the oracle only. */
export const calibrationSeeds = [11, 12, 13];
/** For tuning Duolingo's rule (36 settings). */
export const peerSeeds = [101];
/** For tuning our engine. */
export const engineSeeds = [201, 202, 203, 204, 205];
/** For the published table. */
export const studySeeds = [5001, 5002, 5003, 5004, 5005, 5006, 5007, 5008, 5009, 5010];
