import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { behaviours } from '#shared/schemas/framework.ts';
import { locales as languages } from '#shared/schemas/locale.ts';
import type { Scenario } from '#shared/schemas/step.ts';
import { checkContent } from '../../authoring/check-content.ts';
import { readContent } from '../../authoring/read-content.ts';

const root = join(import.meta.dirname, '../..');
const content = readContent(join(root, 'shared/content'), root);
const modules = content.modules.map(({ value }) => value);

/** Every way through a scenario, as the keys of the options taken and the ending reached. */
function* pathsOf({ scenes, endings }: Scenario, scene: string, taken: string[] = []): Generator<[string[], string]> {
  for (const [option, target] of Object.entries(scenes[scene] ?? {})) {
    const path = [...taken, `${scene}:${option}`];
    if (endings.includes(target)) yield [path, target];
    else if (path.length < 10) yield* pathsOf({ scenes, endings, start: scene }, target, path);
    else throw new Error(`no ending after ${path.join(' → ')}`);
  }
}

/** The modules of the three paths, in the order in which they are best taken. */
const promised = [
  ...['not-soft', 'notice', 'help-that-helps', 'short-staffed'],
  ...['find-the-cause', 'hard-talks', 'meetings-where-people-speak', 'shared-direction'],
  ...['feel-not-drown', 'room-to-try', 'across-the-line', 'look-back'],
];

describe('the shipped content', () => {
  const report = checkContent(content, { isWhole: true });

  it('keeps every writing rule', () => {
    expect(report.problems).toEqual([]);
  });

  it('has at least 192 prompts in the 96 cells, and everything in both languages', () => {
    expect(report.nudges).toBeGreaterThanOrEqual(192);
    expect(report).toMatchObject({ cells: 96, locales: ['en', 'cy'] });
  });

  it.each(behaviours)('has a prompt of %s for after each kind of talk, and not only for any time', (behaviour) => {
    for (const context of ['one-to-one', 'meeting', 'review'] as const) {
      const fits = content.nudges.filter(({ value }) => value.contexts.includes(context) && value.trigger === 'after');
      expect(
        fits.map(({ value }) => value.behaviour),
        context,
      ).toContain(behaviour);
    }
  });

  it('has the twelve modules in three paths, each with every step of the loop', () => {
    expect(modules.map(({ id }) => id)).toEqual(promised.toSorted());
    expect(content.paths.flatMap(({ value }) => value.modules)).toEqual(promised);
    for (const { steps } of modules) expect(steps).toEqual(['read', 'decide', 'reflect', 'plan', 'check']);
  });

  it('names no source in the bibliography that nothing uses', () => {
    const used = new Set([...content.nudges, ...content.modules].flatMap(({ value }) => value.evidence));
    expect(content.sources.map(({ value }) => value.id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe.each(modules)('the scenario of $id', ({ scenario, locales }) => {
  const paths = scenario ? [...pathsOf(scenario, scenario.start)] : [];

  it('has three turns on each of its 27 paths, and reaches every ending', () => {
    expect(paths).toHaveLength(27);
    for (const [taken] of paths) expect(taken).toHaveLength(3);
    expect(new Set(paths.map(([, ending]) => ending))).toEqual(new Set(scenario?.endings));
  });

  it.each(languages)('has something to read at every turn and ending of every path (%s)', (locale) => {
    const decide = locales[locale]?.decide;
    for (const [taken, ending] of paths) {
      for (const step of taken) {
        const [scene = '', option = ''] = step.split(':');
        expect(decide?.scenes[scene]?.text, step).toBeTruthy();
        expect(decide?.scenes[scene]?.options[option]?.label, step).toBeTruthy();
        expect(decide?.scenes[scene]?.options[option]?.consequence, step).toBeTruthy();
      }
      expect(decide?.endings[ending]?.title, ending).toBeTruthy();
      expect(decide?.endings[ending]?.text, ending).toBeTruthy();
    }
  });

  it('decides nothing with the first choice alone: three endings or more lie behind each', () => {
    for (const choice of new Set(paths.map(([taken]) => taken[0]))) {
      const ends = paths.filter(([taken]) => taken[0] === choice).map(([, ending]) => ending);
      expect(new Set(ends).size, choice).toBeGreaterThan(2);
    }
  });
});
