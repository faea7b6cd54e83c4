import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { behaviours, challengeStages, contexts, elements } from '#shared/schemas/framework.ts';
import type { Nudge, NudgeText } from '#shared/schemas/nudge.ts';
import type { Path as LearningPath } from '#shared/schemas/path.ts';
import { checkContent } from '../check-content.ts';
import type { Content } from '../content.ts';
import { exampleContent, exampleModule, exampleNudge, withoutWelsh } from '../example-content.ts';
import { allRules } from './all-rules.ts';
import { cells } from './coverage.ts';

const sources = [{ id: 'west-2017', authors: 'A', year: 2017, title: 'T', published: 'P', supports: 'S' }];
const path: LearningPath = {
  id: 'start',
  modules: ['example'],
  locales: {
    en: { title: 'Start', summary: 'Where to begin.', status: 'draft' },
    cy: { title: 'Dechrau', summary: 'Ble i ddechrau.', status: 'draft' },
  },
};

const problemsOf = (content: Content, isWhole = false) =>
  checkContent(content, { sources, isWhole }).problems.map(({ file, rule, message }) => `${file} ${rule}: ${message}`);

describe('the rules of a library', () => {
  it('have nothing to say about one good nudge and one good module', () => {
    expect(problemsOf(exampleContent({ nudges: [exampleNudge()], modules: [exampleModule()] }))).toEqual([]);
  });

  it('let an id be used once', () => {
    expect(problemsOf(exampleContent({ nudges: [exampleNudge(), exampleNudge()] }))).toEqual([
      'nudges/helping-vision-email.yaml unique-ids: the id "helping-vision-email" is already in nudges/helping-vision-email.yaml: choose another',
    ]);
  });

  it('let a nudge live in the file of its cell only', () => {
    const content = exampleContent({ nudges: [exampleNudge()] });
    content.nudges[0]!.file = 'nudges/helping-vision-meeting.yaml';
    expect(problemsOf(content)).toContainEqual(
      expect.stringMatching(/file-name: a nudge of helping-vision-email is not at home/),
    );
  });

  it('let a second nudge of a cell have a longer id', () => {
    const content = exampleContent({ nudges: [exampleNudge({ id: 'helping-vision-email-2' })] });
    content.nudges[0]!.file = 'nudges/helping-vision-email.yaml';
    expect(problemsOf(content)).toEqual([]);
    content.nudges[0]!.value.id = 'helping-email';
    expect(problemsOf(content)).toContainEqual(expect.stringMatching(/does not begin with its cell/));
  });

  it("let a module's file be named after its id only", () => {
    const content = exampleContent({ modules: [exampleModule()] });
    content.modules[0]!.file = 'modules/other.yaml';
    expect(problemsOf(content)).toEqual([
      'modules/other.yaml file-name: the id is "example" and the file "other": make them the same',
    ]);
  });

  it('want every source in the bibliography', () => {
    const content = exampleContent({ nudges: [exampleNudge({ evidence: ['nobody-1999'] })] });
    expect(problemsOf(content)).toContainEqual(
      expect.stringMatching(/evidence: "nobody-1999" is not in the bibliography/),
    );
  });

  it('ask the whole library, and not one file, for every cell and for short-staffed days', () => {
    const content = exampleContent({ nudges: [exampleNudge()] });
    expect(problemsOf(content)).toEqual([]);
    const missing = problemsOf(content, true);
    expect(missing.filter((problem) => problem.includes('coverage:'))).toHaveLength(95);
    expect(missing.filter((problem) => problem.includes('short-staffed:'))).toHaveLength(23);
  });

  it('want Welsh for everything, and nothing left in English', () => {
    const english = exampleContent({
      nudges: [withoutWelsh(exampleNudge())],
      modules: [withoutWelsh(exampleModule())],
      paths: [{ ...path, locales: { en: path.locales.en } }],
    });
    const missing = expect.stringMatching(/translations: there is no Welsh: write "cy" after "en"/);
    expect(problemsOf(english)).toEqual([missing, missing, missing]);

    const [nudge, module] = [exampleNudge(), exampleModule()];
    nudge.locales.cy!.why = ` ${nudge.locales.en.why.toUpperCase()}`;
    module.locales.cy!.plan!.cues.pop();
    module.locales.cy!.decide!.endings['calm']!.text = module.locales.en.decide!.endings['calm']!.text;
    const half = problemsOf(exampleContent({ nudges: [nudge], modules: [module] }));
    expect(half).toContainEqual(expect.stringContaining('translations: locales.cy.why: is the English text'));
    expect(half).toContainEqual(
      expect.stringContaining('translations: locales.cy.plan.cues: 1 entries, 2 in English: give as many'),
    );
    expect(half).toContainEqual(
      expect.stringContaining('translations: locales.cy.decide.endings.calm.text: is the English text'),
    );
  });

  it('let a short word be the same in both languages', () => {
    const nudge = exampleNudge();
    nudge.locales.en.planSeed.cue = 'sifft';
    nudge.locales.cy!.planSeed.cue = 'sifft';
    expect(problemsOf(exampleContent({ nudges: [nudge] }))).toEqual([]);
  });

  it('let a pack do without Welsh, follow-ups and our file names, and not with half of a translation', () => {
    const { followUps: _followUps, ...module } = withoutWelsh(exampleModule());
    delete module.locales.en.followUps;
    const content = exampleContent({ nudges: [withoutWelsh(exampleNudge({ id: 'ours' }))], modules: [module] });
    for (const { file: _file, ...item } of content.nudges) content.nudges = [{ ...item, file: 'our-pack.yaml' }];
    const packed = (pack: Content) => checkContent(pack, { sources, isPack: true }).problems;
    expect(packed(content)).toEqual([]);
    const nudge = exampleNudge();
    nudge.locales.cy = nudge.locales.en;
    expect(packed(exampleContent({ nudges: [nudge] }))).toContainEqual(
      expect.objectContaining({ rule: 'translations' }),
    );
  });

  it('want to know who reviewed a text, and when', () => {
    const reviewed = (review: Partial<NudgeText>) => {
      const nudge = exampleNudge();
      Object.assign(nudge.locales.cy!, review);
      return problemsOf(exampleContent({ nudges: [nudge] }));
    };
    const [reviewer, reviewedOn] = ['A. Reader', '2026-11-23'];
    expect(reviewed({ status: 'reviewed', reviewer, reviewedOn })).toEqual([]);
    const nobody = expect.stringMatching(/reviews: locales.cy: reviewed by whom, and when/);
    expect(reviewed({ status: 'reviewed' })).toEqual([nobody]);
    expect(reviewed({ status: 'reviewed', reviewer })).toEqual([nobody]);
    expect(reviewed({ status: 'draft', reviewer })).toEqual([expect.stringMatching(/a draft with a reviewer/)]);
  });

  it('want follow-ups after 2, 7 and 21 days', () => {
    const module = exampleModule();
    module.followUps = [{ id: 'day-2', day: 3 }, ...module.followUps!.slice(1)];
    expect(problemsOf(exampleContent({ modules: [module] }))).toEqual([
      'modules/example.yaml follow-ups: follow-ups on days 3, 7, 21: give day-2, day-7 and day-21',
    ]);
  });

  it('want the whole library to be large enough, cell by cell and stage by stage', () => {
    const nudges = cells.map((cell) => exampleNudge(placedIn(cell)));
    const problems = problemsOf(exampleContent({ nudges }), true);
    const of = (rule: string) => problems.filter((problem) => problem.includes(` ${rule}: `));
    expect(of('coverage')).toEqual([]);
    expect(of('counts')).toHaveLength(80 + 1);
    expect(of('counts')).toContain(
      'nudges/helping-vision-meeting.yaml counts: 1 for this cell, at least 3: write 2 more',
    );
    expect(of('counts')).toContain('nudges counts: 96 in all, at least 192: write 96 more');
    expect(of('challenge-stages')).toHaveLength(4);
    expect(of('openings')).toHaveLength(93);

    const staged = nudges.map((nudge, index) => ({ ...nudge, challengeStage: challengeStages[index % 4] ?? 'spot' }));
    expect(problemsOf(exampleContent({ nudges: staged }), true).filter((text) => text.includes('stages:'))).toEqual([]);
  });

  it('do not let a check be passed without reading', () => {
    const module = exampleModule();
    const found = () =>
      problemsOf(exampleContent({ modules: [module] }), true).filter((problem) => problem.includes('sound-answers'));
    expect(found()).toEqual([
      'modules sound-answers: the sound answer stands first in 0 of 3 questions: put the options of some in another order',
      'modules sound-answers: the sound answer stands third in 0 of 3 questions: put the options of some in another order',
    ]);
    module.questions![0]!.correct = 'one';
    module.questions![2]!.correct = 'three';
    expect(found()).toEqual([]);
    for (const { id, correct } of module.questions!.slice(0, 2)) {
      const options = module.locales.en.check![id]!.options;
      module.locales.en.check![id] = {
        question: 'Which one?',
        options: {
          ...options,
          [correct]: { label: 'You ask them what they see, and then you wait there.', feedback: 'Yes.' },
        },
      };
    }
    expect(found()).toEqual([expect.stringContaining('the sound answer is the longest in 2 of 3 questions')]);
  });

  it('want every module in one path, and every path to lead to modules that are there', () => {
    const modules = [exampleModule(), { ...exampleModule(), id: 'lost' }];
    const paths = [path, { ...path, id: 'again', modules: ['example', 'nowhere'] }];
    const problems = problemsOf(exampleContent({ modules, paths: [{ ...path, modules: ['example', 'lost'] }] }), true);
    expect(problems.filter((problem) => problem.includes('paths:'))).toEqual([]);
    const found = problemsOf(exampleContent({ modules, paths }), true).filter((problem) => problem.includes('paths:'));
    expect(found).toEqual([
      'modules/lost.yaml paths: no path leads to "lost": add it to one in paths.yaml',
      'paths/again.yaml paths: "example" is already in the path "start": keep one',
      'paths/again.yaml paths: there is no module "nowhere": write it or correct the id',
    ]);
  });

  it('know 96 cells', () => {
    expect(new Set(cells).size).toBe(96);
  });
});

function placedIn(cell: string): Partial<Nudge> {
  const found = <T extends string>(values: readonly T[]) => values.find((value) => cell.includes(value))!;
  return {
    id: cell,
    behaviour: found(behaviours),
    element: found(elements),
    contexts: [contexts.find((context) => cell.endsWith(`-${context}`))!],
  };
}

describe('the list of rules', () => {
  it('has every rule that has a file, once', () => {
    const helpers = ['act-verbs', 'all-rules', 'rule', 'same-keys', 'texts'];
    const files = readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => name.replace('.ts', ''));
    expect(allRules.map(({ name }) => name).toSorted()).toEqual(
      files.filter((name) => !helpers.includes(name)).toSorted(),
    );
  });
});
