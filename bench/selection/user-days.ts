import { behaviours } from '#shared/schemas/framework.ts';
import type { Answer } from '#shared/schemas/history.ts';
import type { World } from './worlds.ts';

/** Half-lives in calendar days: of tiring of one behaviour, of feeling burdened, and of a repeat being felt as one. */
const sameBehaviourHalfLife = 3;
const burdenHalfLife = 7;
const repeatHalfLife = 15;

/** One prompt that was sent: which, when (calendar day), and its true chance of being useful. */
export interface Sent {
  nudge: number;
  day: number;
  chance: number;
}

/** What one user of a world lived through, and what it does to the next prompt. */
export class UserDays {
  readonly sent: Sent[] = [];
  readonly refused = new Set<number>();
  isOn = true;
  readonly #world: World;
  readonly #behaviourOf: readonly number[];
  readonly #leaning: Float64Array;
  readonly #lastDay: Int16Array;
  readonly #times: Uint16Array;
  readonly #tired = behaviours.map(() => ({ sum: 0, day: 0 }));
  readonly #burden = { sum: 0, day: 0 };
  readonly #useless = { sum: 0, day: 0 };

  /** `behaviourOf` and `leaning` by prompt. */
  constructor(world: World, behaviourOf: readonly number[], leaning: Float64Array) {
    this.#world = world;
    this.#behaviourOf = behaviourOf;
    this.#leaning = leaning;
    this.#lastDay = new Int16Array(leaning.length).fill(-1);
    this.#times = new Uint16Array(leaning.length);
  }

  daysSince(nudge: number, today: number): number {
    const last = this.#lastDay[nudge] ?? -1;
    return last < 0 ? Infinity : today - last;
  }

  timesShown(nudge: number): number {
    return this.#times[nudge] ?? 0;
  }

  /** The true chance that the prompt is called useful today. */
  chance(nudge: number, today: number, isFitting: boolean): number {
    const { repeat, sameBehaviour, weekly, offContext } = this.#world;
    const tired = this.#tired[this.#behaviourOf[nudge] ?? -1];
    const logit =
      (this.#leaning[nudge] ?? 0) -
      repeat.loss * halved(this.daysSince(nudge, today), repeat.halfLife) -
      (tired ? sameBehaviour * faded(tired, today, sameBehaviourHalfLife) : 0) -
      weekly * (today / 7) -
      (isFitting ? 0 : offContext);
    return 1 / (1 + Math.exp(-logit));
  }

  /** The hazard of switching off for good today. Asked after `show`, with the prompt sent today or null. */
  hazard(today: number, nudge: number | null): number {
    const { dropOut } = this.#world;
    if (!dropOut) return 0;
    if (nudge === null) return dropOut.base;
    return (
      dropOut.base *
      Math.exp(
        dropOut.burden * faded(this.#burden, today, burdenHalfLife) +
          dropOut.repeats * this.#repeatFelt +
          dropOut.useless * faded(this.#useless, today, burdenHalfLife),
      )
    );
  }
  #repeatFelt = 0;

  show(nudge: number, today: number, chance: number, answer: Answer | null): void {
    this.#repeatFelt = halved(this.daysSince(nudge, today), repeatHalfLife);
    this.sent.push({ nudge, day: today, chance });
    this.#lastDay[nudge] = today;
    this.#times[nudge] = this.timesShown(nudge) + 1;
    const tired = this.#tired[this.#behaviourOf[nudge] ?? -1];
    if (tired) add(tired, today, sameBehaviourHalfLife);
    add(this.#burden, today, burdenHalfLife);
    if (answer !== 'useful') add(this.#useless, today, burdenHalfLife);
    if (answer === 'notForMe') this.refused.add(nudge);
  }
}

interface Fading {
  sum: number;
  day: number;
}

const halved = (days: number, halfLife: number) => 0.5 ** (days / halfLife);
const faded = ({ sum, day }: Fading, today: number, halfLife: number) => sum * halved(today - day, halfLife);

function add(fading: Fading, today: number, halfLife: number): void {
  fading.sum = faded(fading, today, halfLife) + 1;
  fading.day = today;
}
