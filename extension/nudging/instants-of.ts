const minuteInMs = 60_000;

/**
 * When the clock on the wall shows these minutes of a day (a `Date` at its midnight), in milliseconds since 1970 and in
 * no order. On a day on which the clocks change, a minute that comes twice is there twice, and where the change jumps
 * over minutes that are asked for, or takes them back, its own instant stands for them.
 */
export function instantsOf(day: Date, minutes: readonly number[]): number[] {
  const midnight = Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  const before = day.getTime() - minuteInMs;
  const after = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
  const offsets = [...new Set([offsetAt(before), offsetAt(after)])];
  const instants = offsets.flatMap((offset) =>
    minutes.map((minute) => midnight + (minute + offset) * minuteInMs).filter((at) => offsetAt(at) === offset),
  );
  if (offsets.length === 1) return instants;

  const change = changeBetween(before, after);
  const [one = 0, other = 0] = offsets.map((offset) => (change - midnight) / minuteInMs - offset);
  const isPassed = minutes.some((minute) => minute >= Math.min(one, other) && minute <= Math.max(one, other));
  return isPassed ? [...instants, change] : instants;
}

/** Minutes that the clock on the wall is behind UTC. */
const offsetAt = (epoch: number): number => new Date(epoch).getTimezoneOffset();

function changeBetween(before: number, after: number): number {
  const offset = offsetAt(before);
  let [last, first] = [before, after];
  while (first - last > minuteInMs) {
    const middle = last + Math.floor((first - last) / 2 / minuteInMs) * minuteInMs;
    if (offsetAt(middle) === offset) last = middle;
    else first = middle;
  }
  return first;
}
