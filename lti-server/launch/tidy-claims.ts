/** A variable that the platform did not know stays as it was asked for: `$Person.sourcedId`. */
const unexpanded = /^\$[A-Za-z][\w.]*$/;
const deepest = 6;

/**
 * Drops what platforms write for "nothing": null and unexpanded variables. Parts that lie deeper than any claim of
 * ours are dropped too, so that a token cannot exhaust the stack.
 */
export function tidyClaims(value: unknown, depth = 0): unknown {
  if (value === null || (typeof value === 'string' && unexpanded.test(value))) return undefined;
  if (typeof value !== 'object') return value;
  if (depth === deepest) return undefined;
  if (Array.isArray(value)) {
    return value.map((item) => tidyClaims(item, depth + 1)).filter((item) => item !== undefined);
  }
  const tidied: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const kept = tidyClaims(member, depth + 1);
    if (kept !== undefined && name !== '__proto__') tidied[name] = kept;
  }
  return tidied;
}
