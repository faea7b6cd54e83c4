import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

describe('the shipped content', () => {
  it('keeps every writing rule and covers the 96 cells', () => {
    expect(checkContent(content, { isWhole: true })).toEqual({
      nudges: expect.any(Number),
      modules: modules.length,
      cells: 96,
      locales: expect.arrayContaining(['en']),
      problems: [],
    });
  });

  it('has the modules that this version promises', () => {
    expect(modules.map(({ id }) => id)).toEqual(expect.arrayContaining(['not-soft', 'notice']));
    for (const { steps } of modules) expect(steps).toEqual(['read', 'decide', 'reflect', 'plan', 'check']);
  });

  it('says no prompt twice, and opens no more than three alike', () => {
    const texts = content.nudges.map(({ value }) => value.locales.en.text);
    expect(new Set(texts).size).toBe(texts.length);
    const openings = texts.map((text) => text.split(' ', 4).join(' '));
    const common = openings.filter((opening) => openings.filter((other) => other === opening).length > 3);
    expect([...new Set(common)]).toEqual([]);
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

  it('has something to read at every turn and ending of every path', () => {
    for (const [taken, ending] of paths) {
      for (const step of taken) {
        const [scene = '', option = ''] = step.split(':');
        expect(locales.en.decide?.scenes[scene]?.options[option]?.consequence, step).toBeTruthy();
      }
      expect(locales.en.decide?.endings[ending]?.text, ending).toBeTruthy();
    }
  });

  it('decides nothing with the first choice alone: three endings or more lie behind each', () => {
    for (const choice of new Set(paths.map(([taken]) => taken[0]))) {
      const ends = paths.filter(([taken]) => taken[0] === choice).map(([, ending]) => ending);
      expect(new Set(ends).size, choice).toBeGreaterThan(2);
    }
  });
});
