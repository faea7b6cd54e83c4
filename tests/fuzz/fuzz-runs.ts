const isLong = Boolean(process.env['TEND_LONG_TESTS']);

/**
 * How often a property is tried on each engine, and how long that may take: 10,000 cases in all by `npm test`, ten times
 * as many by `npm run test:long`.
 */
export function fuzzRuns(numRuns: number): { numRuns: number; timeout: number } {
  return isLong ? { numRuns: numRuns * 10, timeout: 1_200_000 } : { numRuns, timeout: 240_000 };
}
