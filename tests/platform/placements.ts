/** Where in a platform content is chosen, and what that place takes. */
export interface Placement {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether learners choose there too: Canvas lets them hand in what a tool offers. */
  readonly isForLearners: boolean;
  /** Whether the place makes a column out of an item's `lineItem`. */
  readonly takesLineItem: boolean;
}

export type Placements = Readonly<Record<string, Placement>>;
