/** Useful and useless taps by prompt: of each user, or, when there is one row, of everybody. */
export class TapCounts {
  readonly #nudges: number;
  readonly #rows: number;
  readonly #useful: Uint32Array;
  readonly #useless: Uint32Array;

  constructor(nudges: number, rows: number) {
    this.#nudges = nudges;
    this.#rows = rows;
    this.#useful = new Uint32Array(nudges * rows);
    this.#useless = new Uint32Array(nudges * rows);
  }

  add(user: number, nudge: number, isUseful: boolean): void {
    const counts = isUseful ? this.#useful : this.#useless;
    const at = this.#at(user, nudge);
    counts[at] = (counts[at] ?? 0) + 1;
  }

  usefulOf(user: number, nudge: number): number {
    return this.#useful[this.#at(user, nudge)] ?? 0;
  }

  uselessOf(user: number, nudge: number): number {
    return this.#useless[this.#at(user, nudge)] ?? 0;
  }

  /** Useful share, begun at one of two: what was never sent stands at a half and is tried. */
  meanOf(user: number, nudge: number): number {
    const useful = this.usefulOf(user, nudge);
    return (useful + 1) / (useful + this.uselessOf(user, nudge) + 2);
  }

  #at(user: number, nudge: number): number {
    return (this.#rows === 1 ? 0 : user) * this.#nudges + nudge;
  }
}
