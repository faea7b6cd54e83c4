import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Content, Path, Problem } from '../content.ts';

/** A fault inside one item: where it lies and how to mend it. */
export interface Finding {
  path: Path;
  message: string;
}

/** What a rule about the whole may look at. */
export interface Scope {
  /** Ids of the sources that evidence may name. */
  sourceIds: ReadonlySet<string>;
  /** Prompts that what is checked will stand beside: it may be among them. */
  library: readonly Nudge[];
  /** Whether this is the whole library, which must cover every cell, and not one file or a pack. */
  isWhole: boolean;
  /** Whether this is an organisation's pack, which needs neither our file names nor Welsh. */
  isPack: boolean;
}

/** One writing rule: a pure function over one nudge, one module or the whole content. `name` is what authors see. */
export interface Rule {
  name: string;
  checkNudge?(nudge: Nudge): Iterable<Finding>;
  checkModule?(module: Module): Iterable<Finding>;
  checkContent?(content: Content, scope: Scope): Iterable<Omit<Problem, 'rule'>>;
}
