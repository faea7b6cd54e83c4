type Work = () => Promise<void>;

const asked: Work[] = [];
const upkeep: Work[] = [];
let isBusy = false;

/**
 * Runs pieces of work one after the other, in the order in which they came; upkeep, for which nobody waits, after all
 * else. The background is the only writer, and with this two tabs cannot both read the history before either has
 * written to it.
 */
export function oneAtATime<T>(work: () => Promise<T>, { isUpkeep = false } = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    (isUpkeep ? upkeep : asked).push(() => work().then(resolve, reject));
    if (!isBusy) void goOn();
  });
}

async function goOn(): Promise<void> {
  isBusy = true;
  // Whoever asks in this very turn goes before upkeep.
  await Promise.resolve();
  for (let next = take(); next; next = take()) await next();
  isBusy = false;
}

const take = (): Work | undefined => asked.shift() ?? upkeep.shift();
