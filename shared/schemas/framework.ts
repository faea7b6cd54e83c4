import * as z from 'zod/mini';

/**
 * The four behaviours of compassionate leadership, in the order in which a conversation meets them.
 * West, Eckert, Collins and Chowla, Caring to change, The King's Fund, 2017.
 */
export const behaviours = ['attending', 'understanding', 'empathising', 'helping'] as const;

/**
 * The four elements of culture that carry the behaviours (same source): an inspiring vision and strategy;
 * positive inclusion and participation; enthusiastic team and cross-boundary working; support and autonomy to innovate.
 */
export const elements = ['vision', 'inclusion', 'teamwork', 'autonomy'] as const;

/** What a nudge is written for. A moment (what was noticed) maps to one of these. */
export const contexts = ['calendar', 'email', 'one-to-one', 'meeting', 'review', 'anytime'] as const;

/**
 * The stages of a team's own challenge, in order: spot it, agree what causes it, make it safe to try, remove barriers
 * and spread what works. Our reading of how compassionate leadership helps to solve a problem, not the King's Fund's.
 */
export const challengeStages = ['spot', 'cause', 'try', 'spread'] as const;

export const behaviourSchema = z.enum(behaviours);
export const elementSchema = z.enum(elements);
export const contextSchema = z.enum(contexts);
export const challengeStageSchema = z.enum(challengeStages);

export type Behaviour = z.infer<typeof behaviourSchema>;
export type ChallengeStage = z.infer<typeof challengeStageSchema>;
export type Context = z.infer<typeof contextSchema>;
