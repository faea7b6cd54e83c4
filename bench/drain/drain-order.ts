import type { LaunchRegistration } from '../launch/launch-platform.ts';

export const waitingScores = 10_000;

/** What the child is told when it starts. */
export interface DrainOrder {
  port: number;
  registration: LaunchRegistration;
  /** Where its token endpoint and its gradebook are. */
  scoresUrl: string;
}

/** What it is told afterwards; it answers with the number of scores that wait. */
export type DrainCommand = 'drain' | 'rest';
