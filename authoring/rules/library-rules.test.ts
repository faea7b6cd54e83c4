import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../check-content.ts';
import type { Content } from '../content.ts';
import { exampleContent, exampleModule, exampleNudge } from '../example-content.ts';
import { allRules } from './all-rules.ts';
import { cells } from './coverage.ts';

const sources = [{ id: 'west-2017', authors: 'A', year: 2017, title: 'T', published: 'P', supports: 'S' }];
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

  it('know 96 cells', () => {
    expect(new Set(cells).size).toBe(96);
  });
});

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
