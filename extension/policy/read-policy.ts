import { type Policy, policySchema } from './policy.ts';

export interface PolicyReading {
  policy: Policy;
  /** Where the parts are that could not be read, such as `defaults.dose` or `packs.1`. */
  unread: string[];
}

/** How deep a part lies that is dropped whole: half a week or half a pack is worse than none. */
const depthOfParts: Record<string, number> = { defaults: 2, locks: 2, packs: 2, places: 3 };

/**
 * Reads what an organisation has set. What cannot be read is left out and named, and the rest holds: a slip in one
 * key, or a key of a later version, must not undo the others.
 */
export function readPolicy(raw: unknown): PolicyReading {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { policy: {}, unread: raw === undefined ? [] : ['*'] };
  }
  if (Object.keys(raw).length === 0) return { policy: {}, unread: [] };
  const rest: unknown = JSON.parse(JSON.stringify(raw));
  const unread = new Set<string>();
  for (;;) {
    const parsed = policySchema().safeParse(rest);
    if (parsed.success) return { policy: parsed.data, unread: [...unread] };
    const paths = parsed.error.issues.flatMap((issue) => {
      const path = issue.path.map(String);
      if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
      return [path.slice(0, depthOfParts[path[0] ?? ''] ?? 1)];
    });
    for (const path of paths) unread.add(path.join('.'));
    dropParts(rest, paths);
  }
}

/** The last entries of a list first, so that the places of the others stay what they were. */
function dropParts(from: unknown, paths: string[][]): void {
  const order = paths.toSorted((one, other) => Number(other.at(-1)) - Number(one.at(-1)));
  const dropped = new Set<string>();
  for (const path of order) {
    if (dropped.has(path.join('\n'))) continue;
    dropped.add(path.join('\n'));
    let parent = from as Record<string, unknown>;
    for (const key of path.slice(0, -1)) parent = parent?.[key] as Record<string, unknown>;
    const last = path.at(-1);
    if (last === undefined || typeof parent !== 'object' || parent === null) continue;
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
}
