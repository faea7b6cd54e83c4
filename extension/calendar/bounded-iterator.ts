import ICAL from 'ical.js';

/** How many steps all rules of one feed may take together. A feed of a busy person takes a few thousand. */
export interface Steps {
  left: number;
}

export class TooManySteps extends Error {}

interface Options {
  rule: ICAL.Recur;
  dtstart: ICAL.Time;
  lastYear: number;
  steps: Steps;
}

/**
 * ical.js's own iterator, which looks for ever for what a rule never reaches (the 30th of February, the Tuesday of
 * every seventh day from a Monday). This one throws `TooManySteps` after a last year, and when the steps are used up.
 */
export class BoundedIterator extends ICAL.RecurIterator {
  declare private lastYear: number;
  declare private steps: Steps;

  // oxlint-disable-next-line no-useless-constructor -- for the type of its options
  constructor(options: Options) {
    super(options);
  }

  /** The constructor of ical.js calls it before it takes its first steps. */
  override fromData(options: Options): void {
    this.lastYear = options.lastYear;
    this.steps = options.steps;
    super.fromData(options);
  }

  override check_contracting_rules(): boolean {
    this.take(this.last.year);
    return super.check_contracting_rules();
  }

  override increment_month(): void {
    this.take(this.last.year);
    super.increment_month();
  }

  override expand_year_days(year: number): number {
    this.take(year);
    return super.expand_year_days(year);
  }

  private take(year: number): void {
    this.steps.left -= 1;
    if (year > this.lastYear || this.steps.left < 0) throw new TooManySteps();
  }
}
