import { describe, expect, it } from 'vitest';
import type { Module } from '#shared/schemas/module.ts';
import type { Pack } from '#shared/schemas/pack.ts';
import { exampleModule, exampleNudge } from '../example-content.ts';
import { checkPack, type TakenIds } from './check-pack.ts';
import { examplePack, packText } from './example-pack.ts';
import { readPack } from './read-pack.ts';

const nobody: TakenIds = { nudges: new Map(), modules: new Map(), sources: new Map() };

function check(pack: Pack, taken: TakenIds = nobody) {
  const read = readPack('pack.yaml', new TextEncoder().encode(packText(pack)));
  if (read.kind === 'refused') throw new Error(read.problems[0]?.message);
  return checkPack(read, taken);
}

const withModule = (change: (module: Module) => Module) => examplePack({ modules: [change(exampleModule())] });

it('takes a sound pack as it is', () => {
  expect(check(examplePack())).toEqual({ kind: 'sound', pack: examplePack() });
});

it('does not ask for Welsh', () => {
  expect(examplePack().nudges[0]?.locales.cy).toBeUndefined();
});

describe('refuses', () => {
  it.each<[string, Pack, string]>([
    [
      'HTML in a prompt',
      examplePack({ nudges: [exampleNudge({}, { why: 'See <a href="x">this</a>.' })] }),
      'no-markup',
    ],
    ['a script in a prompt', examplePack({ nudges: [exampleNudge({}, { act: '<script>x</script>' })] }), 'no-markup'],
    ['HTML in its name', examplePack({ name: 'Our <b>pack</b>' }), 'no-markup'],
    ['HTML in its publisher', examplePack({ publisher: '<img src=x onerror=alert(1)>' }), 'no-markup'],
    [
      'a script address in a source',
      examplePack({ sources: examplePack().sources.map((source) => ({ ...source, title: 'javascript:alert(1)' })) }),
      'no-markup',
    ],
    ['an id twice', examplePack({ nudges: [exampleNudge(), exampleNudge()] }), 'unique-ids'],
    ['a text that no card holds', examplePack({ nudges: [exampleNudge({}, { text: 'word '.repeat(26) })] }), 'words'],
    ['nothing in it', examplePack({ nudges: [], modules: [] }), 'pack'],
    ['a cycle in a scenario', withModule(cyclic), 'scenario-graph'],
    ['a translation without a step', withModule(halfTranslated), 'steps'],
    ['a translation without an ending', withModule(withoutAnEnding), 'scenario-texts'],
  ])('%s, with the line', (_name, pack, rule) => {
    const result = check(pack);
    expect(result).toMatchObject({ kind: 'refused', reason: 'unsound' });
    expect(result.kind === 'refused' && result.problems.map((problem) => problem.rule)).toContain(rule);
    expect(result.kind === 'refused' && result.problems.every(({ line }) => line >= 1)).toBe(true);
  });

  it.each(['nudges', 'modules', 'sources'] as const)('ids of %s that belong to somebody else', (kind) => {
    const id = examplePack()[kind][0]?.id ?? '';
    expect(check(examplePack(), { ...nobody, [kind]: new Map([[id, 'Tend']]) })).toMatchObject({
      kind: 'refused',
      reason: 'taken',
      problems: [{ rule: 'taken-ids', message: expect.stringContaining(`"${id}" is one of Tend`) }],
    });
  });
});

function cyclic(module: Module): Module {
  const scenario = module.scenario!;
  return { ...module, scenario: { ...scenario, scenes: { ...scenario.scenes, third: scenario.scenes['first']! } } };
}

function halfTranslated(module: Module): Module {
  const { read: _read, ...cy } = module.locales.en;
  return { ...module, locales: { ...module.locales, cy } };
}

function withoutAnEnding(module: Module): Module {
  const { decide, ...cy } = module.locales.en;
  const { calm: _calm, ...endings } = decide!.endings;
  return { ...module, locales: { ...module.locales, cy: { ...cy, decide: { ...decide!, endings } } } };
}
