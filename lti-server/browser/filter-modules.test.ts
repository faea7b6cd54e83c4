import { describe, expect, test } from 'vitest';
import type { Path } from '#shared/schemas/path.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';
import { anyModule, filterModules, type ModuleFilter } from './filter-modules.ts';

function moduleOf(id: string, change: Partial<ModuleSummary> = {}): ModuleSummary {
  return {
    ...{ id, version: 1, minutes: 10, behaviours: ['attending'], elements: ['vision'] },
    texts: { en: { title: id, summary: `About ${id}.`, status: 'reviewed' } },
    ...change,
  };
}

const welsh = (title: string, status: 'draft' | 'reviewed') => ({
  en: { title: 'Notice', summary: 'See what is there.', status: 'reviewed' as const },
  cy: { title, summary: 'Gweld beth sydd yno.', status },
});
const modules = [
  moduleOf('not-soft'),
  moduleOf('notice', { behaviours: ['helping'], minutes: 8, texts: welsh('Tŷ agored', 'draft') }),
  moduleOf('help', { behaviours: ['helping', 'attending'], elements: ['autonomy'], texts: welsh('Help', 'reviewed') }),
];
const paths: Path[] = [
  { id: 'start', modules: ['help', 'notice'], locales: { en: { title: 'Begin', summary: 'x', status: 'draft' } } },
];

const found = (filter: Partial<ModuleFilter>) =>
  filterModules(modules, paths, { ...anyModule, ...filter }).map(({ id }) => id);

describe('looking for a module', () => {
  test.each<[string, Partial<ModuleFilter>, string[]]>([
    ['with nothing in mind finds all', {}, ['not-soft', 'notice', 'help']],
    ['by spaces alone finds all', { text: '  ' }, ['not-soft', 'notice', 'help']],
    ['by a word of the title', { text: 'SOFT' }, ['not-soft']],
    ['by words of the summary, in any order', { text: 'there see' }, ['notice', 'help']],
    ['by a word in the other language, without its accents', { text: 'ty' }, ['notice']],
    ['by the name of a path', { text: 'begin' }, ['notice', 'help']],
    ['by words that no module has together', { text: 'soft begin' }, []],
    ['by what looks like a pattern', { text: '.*' }, []],
    ['by behaviour', { behaviour: 'helping' }, ['notice', 'help']],
    ['by element', { element: 'autonomy' }, ['help']],
    ['by path', { path: 'start' }, ['notice', 'help']],
    ['by a path that is not there', { path: 'gone' }, []],
    ['by length', { minutes: 8 }, ['notice']],
    ['by Welsh that was reviewed', { welsh: 'reviewed' }, ['help']],
    ['by Welsh that is a draft', { welsh: 'draft' }, ['notice']],
    ['by Welsh that is missing', { welsh: 'missing' }, ['not-soft']],
    ['by several at once', { behaviour: 'helping', minutes: 9, path: 'start' }, ['notice']],
  ])('%s', (_, filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });
});
