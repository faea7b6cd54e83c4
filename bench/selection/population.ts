import { randomNormal } from 'd3-random';
import { behaviours, elements } from '#shared/schemas/framework.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { randomStream } from './random.ts';
import { baseRate, hiddenThemes, type World } from './worlds.ts';

/** Everybody's leaning to every prompt, before anything is shown, in logits. */
export interface Population {
  users: number;
  /** By user and prompt: `leaning[user * nudges + nudge]`. */
  leaning: Float64Array;
}

/** The people of a seed. Their tastes differ by world in size only: a person of seed 1 is the same one in B and E. */
export function makePopulation(world: World, nudges: readonly Nudge[], users: number, seed: number): Population {
  const normal = (key: number) => randomNormal.source(randomStream(seed, key))(0, 1);
  const quality = draw(nudges.length, normal(10), world.quality);
  const theme = nudges.map((_, index) => Math.floor(randomStream(seed, 11, index)() * hiddenThemes));
  const person = normal(12);
  const whim = normal(13);
  const leaning = new Float64Array(users * nudges.length);
  for (let user = 0; user < users; user++) {
    const base = baseRate.middle + baseRate.spread * person();
    const byBehaviour = draw(behaviours.length, person, world.taste.behaviour);
    const byElement = draw(elements.length, person, world.taste.element);
    const byTheme = draw(hiddenThemes, person, world.taste.hidden);
    for (const [index, nudge] of nudges.entries()) {
      leaning[user * nudges.length + index] =
        base +
        at(quality, index) +
        at(byBehaviour, behaviours.indexOf(nudge.behaviour)) +
        at(byElement, elements.indexOf(nudge.element)) +
        at(byTheme, at(theme, index)) +
        world.whim * whim();
    }
  }
  return { users, leaning };
}

/** A size of zero draws all the same, so that worlds share their people. */
const draw = (count: number, normal: () => number, spread: number) =>
  Array.from({ length: count }, () => spread * normal());

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`No value ${index} of ${values.length}`);
  return value;
}
