import { expect, it } from 'vitest';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { loadPageWords } from '../pages/page-words.ts';
import type { JournalEntries } from './journal-file.ts';
import { journalRows } from './journal-rows.ts';
import { rowsAsCsv } from './rows-as-csv.ts';
import { rowsAsMarkdown } from './rows-as-markdown.ts';

const t = await loadPageWords('en');
const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).getTime();
const note = (text: string, writtenAt = at(23, 9)) => ({ id: text, text, nudgeId: 'a', writtenAt });
const none: JournalEntries = { notes: [], plans: [], challenges: [], shown: [] };
const entries: JournalEntries = {
  challenges: [
    {
      ...{ id: 'c', text: '', outcome: 'The rota holds' },
      way: [
        { stage: 'spot', from: at(2, 8) },
        { stage: 'try', from: at(9, 8) },
      ],
      endedAt: at(20, 9),
    },
  ],
  notes: [note('They had an idea')],
  plans: [{ id: 'p', cue: 'we meet', response: 'ask', from: { kind: 'nudge', id: 'a' }, createdAt: at(20, 8) }],
  shown: [
    { nudgeId: 'a', moment: 'compose', shownAt: at(23, 14), shownOn: '2026-11-23', answer: 'useful', because: null },
    { nudgeId: 'gone', moment: 'compose', shownAt: at(19, 14), shownOn: '2026-11-19', answer: null, because: null },
  ],
};
const rowsOf = (given: JournalEntries) => journalRows(given, [exampleNudge('a')], t, 'en');
const csvOf = (text: string) => rowsAsCsv(rowsOf({ ...none, notes: [note(text)] }), t);
const markdownOf = (text: string) =>
  rowsAsMarkdown(rowsOf({ ...none, notes: [{ ...note(text), nudgeId: null }] }), t, (date) => date);

it('puts everything in one row, newest first, in words', () => {
  expect(rowsOf(entries).map(({ date, time, text, detail }) => [date, time, text, detail])).toEqual([
    ['2026-11-23', '14:05', 'Ask one question before you answer.', 'Your answer: useful'],
    ['2026-11-23', '09:05', 'They had an idea', 'Ask one question before you answer.'],
    ['2026-11-20', '08:05', 'If we meet, then I will ask.', ''],
    ['2026-11-19', '14:05', 'A prompt that is no longer part of Tend', 'Not answered'],
    [
      '2026-11-02',
      '08:05',
      'A challenge without words',
      expect.stringMatching(
        /^Spot it: .*2.*\. Make it safe to try: .*9.*\. Done: .*20.*\. What changed: The rota holds$/,
      ),
    ],
  ]);
});

it('names the module of a plan that was made in a course', () => {
  const course = { title: 'Room to try', behaviours: ['helping' as const], followUpsOn: ['2026-12-14'] };
  const plans = [{ ...entries.plans[0]!, from: { kind: 'module' as const, id: 'room-to-try' }, course }];
  expect(rowsOf({ ...none, plans })[0]?.detail).toBe('From the module “Room to try”.');
});

it('writes a table that Excel opens as it is meant', () => {
  const csv = rowsAsCsv(rowsOf(entries), t);
  expect(csv.startsWith('\uFEFFDate,Time,Kind,Text,About it\r\n')).toBe(true);
  expect(csv).toContain('2026-11-20,08:05,Your plan,"If we meet, then I will ask.",\r\n');
});

it.each(['=1+1', '+44 1', '-2', '@cmd', '\tx', '\rx', '＝1'])('lets no cell begin like a formula: %j', (text) => {
  expect(csvOf(text)).toMatch(/,"?'/);
});

it('keeps quotes, commas and lines within their cell', () => {
  expect(csvOf('He said "no", then\nleft')).toContain('"He said ""no"", then\nleft"');
});

it('writes days as headings and words as quotations', () => {
  const text = rowsAsMarkdown(rowsOf(entries), t, (date) => `Day ${date}`);
  expect(text.match(/^#+ .*$/gm)).toEqual([
    '# Look back',
    '## Day 2026-11-23',
    '## Day 2026-11-20',
    '## Day 2026-11-19',
    '## Day 2026-11-02',
  ]);
  expect(text).toContain('**09:05 · Your note**\n\n> They had an idea  \n\nAsk one question');
});

it.each([
  ['# Not a heading', String.raw`> \# Not a heading  `],
  ['- not a list', String.raw`> \- not a list  `],
  ['1. not a list', String.raw`> 1\. not a list  `],
  ['<img src=x onerror=alert(1)>', String.raw`> \<img src=x onerror=alert(1)\>  `],
  ['*not* _bold_ `code`', String.raw`> \*not\* \_bold\_ \`code\`  `],
  ['[a link](javascript:x)', String.raw`> \[a link\](javascript:x)  `],
  ['one\n\n    two', '> one  \n>\n> two  '],
])('makes no markup of somebody’s words: %j', (text, expected) => {
  expect(markdownOf(text)).toContain(`\n${expected}\n`);
});
