import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Path as LearningPath } from '#shared/schemas/path.ts';
import type { Source } from '#shared/schemas/source.ts';

/** Where in an item a fault lies: keys and indexes from its top. */
export type Path = readonly PropertyKey[];

/** What is wrong in a content file, and how to mend it. `line` counts from 1. */
export interface Problem {
  file: string;
  line: number;
  /** The writing rule, or `file`, `yaml`, `schema` when the file could not be taken in at all. */
  rule: string;
  message: string;
}

/** One nudge, module or source with the way back to its line in the file that an author edits. */
export interface ContentItem<T> {
  file: string;
  value: T;
  /** The line of the nearest thing that exists on the way down `path`. */
  lineOf(path: Path): number;
}

/** Everything that was read and is valid by its schema, and a problem for each thing that is not. */
export interface Content {
  nudges: ContentItem<Nudge>[];
  modules: ContentItem<Module>[];
  paths: ContentItem<LearningPath>[];
  sources: ContentItem<Source>[];
  problems: Problem[];
}

/** Parts that were read one by one, as if they had been read together. */
export function joinContent(parts: readonly Content[]): Content {
  return {
    nudges: parts.flatMap((part) => part.nudges),
    modules: parts.flatMap((part) => part.modules),
    paths: parts.flatMap((part) => part.paths),
    sources: parts.flatMap((part) => part.sources),
    problems: parts.flatMap((part) => part.problems),
  };
}
