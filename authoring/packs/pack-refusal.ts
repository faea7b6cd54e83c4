import type { Problem } from '../content.ts';

/**
 * Why a pack is not taken in. `unsound`: something in it breaks a rule, `taken`: the only fault is that its ids are
 * somebody else's. A pack is refused whole, with everything that is wrong with it.
 */
export type PackRefusal = 'too-large' | 'not-text' | 'not-a-pack' | 'other-format' | 'unsound' | 'taken';

export interface RefusedPack {
  kind: 'refused';
  reason: PackRefusal;
  /** What is wrong, where, and how to mend it; at least one. In English: they are for whoever made the pack. */
  problems: Problem[];
}

/** A refusal for a fault of the file as a whole. */
export function refusePack(file: string, reason: PackRefusal, message: string, line = 1): RefusedPack {
  return { kind: 'refused', reason, problems: [{ file, line, rule: 'pack', message }] };
}
