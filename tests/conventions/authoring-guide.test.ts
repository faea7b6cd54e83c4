import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProblems } from '../../authoring/check-content.ts';
import { checkPack } from '../../authoring/packs/check-pack.ts';
import { readPack } from '../../authoring/packs/read-pack.ts';
import { takenIds } from '../../authoring/packs/taken-ids.ts';
import { readContent } from '../../authoring/read-content.ts';
import { allRules } from '../../authoring/rules/all-rules.ts';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/authoring.md'), 'utf8');

const shipped = readContent(join(root, 'shared/content'), root);
const sources = shipped.sources.map(({ value }) => value);
const library = shipped.nudges.map(({ value }) => value);
const modules = shipped.modules.map(({ value }) => value);

/** What the check of the pack in the guide finds, after a change to its text. */
function check(change: (pack: string) => string = (pack) => pack) {
  const example = [...guide.matchAll(/^```yaml\n(format: 1\n[^]*?)^```/gm)].map(([, yaml = '']) => yaml);
  expect(example).toHaveLength(1);
  const read = readPack('guide.pack.yaml', new TextEncoder().encode(change(example[0] ?? '')));
  if (read.kind === 'refused') return read.problems;
  const taken = takenIds([{ name: 'Tend', nudges: library, modules, sources }]);
  const checked = checkPack(read, taken, (content) => findProblems(content, { sources, library, isPack: true }));
  return checked.kind === 'refused' ? checked.problems : [];
}

it('explains every rule, and no other', () => {
  const explained = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, rule = '']) => rule);
  const keys = ['text', 'why', 'act', 'behaviour', 'element', 'avoid', 'frameworks', 'evidence'];
  const rules = allRules.map(({ name }) => name);
  expect(rules.filter((rule) => !explained.includes(rule))).toEqual([]);
  expect(explained.filter((rule) => rule.includes('-') && !rules.includes(rule) && !keys.includes(rule))).toEqual([]);
});

it('shows a pack that can be added as it stands', () => {
  expect(check()).toEqual([]);
});

it('shows what the check says of the first draft', () => {
  const [, draft = ''] = /^> (Always .*)$/m.exec(guide) ?? [];
  const problems = check((pack) => pack.replace(/text: .*/, `text: ${draft}`));
  const shown = [...(/```text\n([^]*?)```/.exec(guide)?.[1] ?? '').matchAll(/^([a-z-]+) +(?:… )?(.+)$/gm)];
  expect(shown.length).toBeGreaterThan(5);
  for (const [, rule = '', message = ''] of shown) {
    expect(problems).toContainEqual(expect.objectContaining({ rule, message: expect.stringContaining(message) }));
  }
  expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(shown.map(([, rule]) => rule)));
});
