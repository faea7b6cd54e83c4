import type { Measures } from './measures.ts';

/** One seed of one world, played by every policy; or one seed of a year, for the gaps between repeats. */
export type Task =
  | { kind: 'world'; world: string; seed: number; users: number; workingDays: number }
  | { kind: 'year'; seed: number; users: number; workingDays: number };

export type TaskResult =
  | { kind: 'world'; world: string; seed: number; measures: Record<string, Measures> }
  /** Each user's shortest gap in calendar days, and prompts sent a user, by policy. */
  | { kind: 'year'; seed: number; gaps: Record<string, { shortest: number[]; sent: number }> };
