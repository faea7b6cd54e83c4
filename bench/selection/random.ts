/** Uniform in [0, 1), like Math.random. */
export type RandomSource = () => number;

/**
 * A coin that belongs to its keys and to nothing else: the same seed, user, day and prompt give the same number to
 * every policy, whatever was drawn before. Keys are integers. Mixing after MurmurHash3's 32-bit finalizer.
 */
export function coin(seed: number, ...keys: number[]): number {
  let hash = mix(seed ^ 0x9e3779b9);
  for (const key of keys) hash = mix((hash ^ key) + 0x9e3779b9);
  return hash / 2 ** 32;
}

/** A stream of coins that belongs to its keys. */
export function randomStream(seed: number, ...keys: number[]): RandomSource {
  const start = coin(seed, ...keys) * 2 ** 32;
  let drawn = 0;
  return () => mix(start + Math.imul(++drawn, 0x9e3779b9)) / 2 ** 32;
}

/** One of what has weights, in proportion to them; `at` is uniform in [0, 1). @throws RangeError without weights. */
export function pickByWeight<Name extends string>(weights: Readonly<Partial<Record<Name, number>>>, at: number): Name {
  let left = at * sumOf(weights);
  let last: Name | undefined;
  for (const name in weights) {
    last = name;
    left -= weights[name] ?? 0;
    if (left < 0) return name;
  }
  if (last === undefined) throw new RangeError('Nothing to pick from');
  return last;
}

function sumOf(weights: Readonly<Partial<Record<string, number>>>): number {
  let sum = 0;
  for (const name in weights) sum += weights[name] ?? 0;
  return sum;
}

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
