import { markdownTable } from 'markdown-table';
import { mean } from 'simple-statistics';
import { changeAgainstUniform, difference, measuresOf } from './compare.ts';
import { type Interval, intervalOver } from './interval.ts';
import { gapWeeksAt, shareWithShorterGap } from './judge.ts';
import { type Measures, targets } from './measures.ts';
import { allPolicies } from './policies/all-policies.ts';
import type { Policy } from './policy.ts';
import type { Study } from './run-study.ts';
import { type World, worlds } from './worlds.ts';

const staying = worlds.filter(({ dropOut }) => !dropOut);
const leaving = worlds.filter(({ dropOut }) => dropOut);
const senders = allPolicies.filter(({ id }) => id !== 'none');
const titleOf = ({ id, title }: Policy) => (id === 'ours' ? `**${title}**` : title);

/** All tables of the published page, each under its heading. */
export function studyTables(study: Study): string {
  return [
    ['Useful rate', changeTable(study, 'rate')],
    ['Useful rate at the 25th percentile of people', changeTable(study, 'rateOfQuarter')],
    ['Ours against the strongest peers', againstTable(study)],
    ['What it is like', conductTable(study)],
    ['Drop-out', dropOutTable(study)],
    ['A year at one prompt a day', yearTable(study)],
  ]
    .map(([heading, rows]) => `### ${heading}\n\n${rows}`)
    .join('\n\n');
}

function changeTable(study: Study, measure: 'rate' | 'rateOfQuarter'): string {
  const rows = senders.map((policy) => [
    titleOf(policy),
    ...staying.map(({ id }) => signed(changeAgainstUniform(study, id, policy.id, measure))),
  ]);
  return table(['Change in %', ...staying.map(headingOf)], rows);
}

function againstTable(study: Study): string {
  const rows = ['least-recent', 'duolingo-tuned'].flatMap((other) =>
    (['rate', 'rateOfQuarter', 'useful'] as const).map((measure) => [
      { rate: 'useful rate', rateOfQuarter: 'useful rate, 25th percentile', useful: 'useful taps' }[measure],
      other === 'least-recent' ? 'least-recent' : 'Duolingo’s, tuned',
      ...worlds.map(({ id }) => signed(difference(study, id, 'ours', other, measure))),
    ]),
  );
  return table(['Points', 'against', ...worlds.map(({ id }) => id)], rows, 2);
}

function conductTable(study: Study): string {
  const rows = senders.map((policy) => {
    const by = (measure: keyof Measures) =>
      staying.map(({ id }) => mean(measuresOf(study, id, policy.id).map((seed) => seed[measure])));
    const worst = staying.flatMap(({ id }) =>
      measuresOf(study, id, policy.id).map((seed) => seed.lowestShareOfAnybody),
    );
    return [
      titleOf(policy),
      policy.learns === 'none' ? '–' : policy.learns,
      range(
        by('repeats').map((share) => 100 * share),
        0,
        ' %',
      ),
      range(by('lowestShare'), 2),
      Math.min(...worst).toFixed(2),
      range(by('sent'), 1),
    ];
  });
  const heads = ['Worlds A–F', 'learns', 'repeats within 28 days', 'lowest behaviour', 'of anybody', 'prompts sent'];
  return table(heads, rows, 2);
}

function dropOutTable(study: Study): string {
  const rows = allPolicies.map((policy) => [
    titleOf(policy),
    ...leaving.flatMap(({ id }) => {
      const seeds = measuresOf(study, id, policy.id);
      const over = (measure: keyof Measures, times = 1) => intervalOver(seeds.map((seed) => times * seed[measure]));
      return [plain(over('sent'), 0), plain(over('useful'), 1), `${plain(over('stillOn', 100), 0)} %`];
    }),
  ]);
  return table(['', ...leaving.flatMap(({ id }) => [`${id}: sent`, `${id}: useful taps`, `${id}: still on`])], rows);
}

function yearTable(study: Study): string {
  const rows = Object.entries(study.year).map(([id, { shortest, sent }]) => [
    senders.find((policy) => policy.id === id)?.title ?? id,
    weeks(gapWeeksAt(shortest, 0.5)),
    weeks(gapWeeksAt(shortest, targets.shareWithShorterGap)),
    `${(100 * shareWithShorterGap(shortest)).toFixed(1)} %`,
    mean(sent).toFixed(2),
  ]);
  const heads = ['Shortest gap before any repeat, in weeks', 'median person', 'worst 5 %', 'people under 16', 'sent'];
  return table(heads, rows);
}

const headingOf = ({ id, title }: World) => `${id} ${title}`;
const weeks = (value: number) => (Number.isFinite(value) ? value.toFixed(1) : 'none');

/** `+3.7 ± 0.2`, with a real minus; what rounds to nothing has no sign. */
function signed({ mean: value, halfWidth }: Interval): string {
  const digits = Math.abs(value).toFixed(1);
  const sign = digits === '0.0' ? '' : value < 0 ? '−' : '+';
  return `${sign}${digits} ± ${halfWidth.toFixed(1)}`;
}

const plain = ({ mean: value, halfWidth }: Interval, digits: number) =>
  `${value.toFixed(digits)} ± ${halfWidth.toFixed(digits)}`;

function range(values: readonly number[], digits: number, unit = ''): string {
  const [least, most] = [Math.min(...values).toFixed(digits), Math.max(...values).toFixed(digits)];
  return `${least === most ? least : `${least}–${most}`}${unit}`;
}

/** The first columns are words, the others figures. */
function table(heads: readonly string[], rows: readonly string[][], words = 1): string {
  return markdownTable([[...heads], ...rows], { align: heads.map((_, column) => (column < words ? 'l' : 'r')) });
}
