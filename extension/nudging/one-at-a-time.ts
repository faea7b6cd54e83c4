let last: Promise<unknown> = Promise.resolve();

/**
 * Runs pieces of work one after the other, in the order in which they came. The background is the only writer, and
 * with this two tabs cannot both read the history before either has written to it.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}
