import { changeAgainstUniform } from './compare.ts';
import type { Policy } from './policy.ts';
import { duolingoTuned } from './policies/recovering-difference.ts';
import { leastRecent } from './policies/least-recent.ts';
import { ours, oursWithoutLearning } from './policies/ours.ts';
import { thompsonPerPromptLocal } from './policies/thompson-per-prompt.ts';
import type { Study } from './run-study.ts';
import { worlds } from './worlds.ts';

const shown: readonly { policy: Policy; label: string }[] = [
  { policy: thompsonPerPromptLocal, label: 'Thompson per prompt' },
  { policy: duolingoTuned, label: 'Duolingo’s, tuned, pooled' },
  { policy: leastRecent, label: 'least-recent, shuffled' },
  { policy: oursWithoutLearning, label: 'ours without learning' },
  { policy: ours, label: 'ours' },
];
const staying = worlds.filter(({ dropOut }) => !dropOut);

const [width, left, right] = [760, 214, 72];
const [top, rowHeight, gap] = [92, 19, 34];
const step = 5;

// The tokens of shared/components/tokens.ts; an image in a page cannot read the page's own.
const style = `
  .paper { fill: #faf7f2 } .grid { stroke: #e4ded4 } .zero { stroke: #7d8a90 }
  text { fill: #1f2a2e; font: 13px system-ui, sans-serif } .title { font-size: 17px } .muted { fill: #55636a }
  .world { font-weight: 600 } .peer { fill: #55636a; stroke: #55636a } .ours { fill: #0b6e69; stroke: #0b6e69 }
  text.ours { stroke: none; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #12181a } .grid { stroke: #2c373b } .zero { stroke: #6f7f85 }
    text { fill: #edf1f0 } .muted { fill: #a9b6ba }
    .peer { fill: #a9b6ba; stroke: #a9b6ba } .ours { fill: #5cc4bc; stroke: #5cc4bc }
  }`;

/** The plot as SVG: one line a policy, worlds A to F below each other, mean and 95 % interval. Words are in the tables. */
export function drawStudy(study: Study): string {
  const marks = staying.map(({ id }) => shown.map(({ policy }) => changeAgainstUniform(study, id, policy.id, 'rate')));
  const ends = marks.flat().flatMap(({ mean, halfWidth }) => [mean - halfWidth, mean + halfWidth]);
  const least = Math.floor(Math.min(0, ...ends) / step) * step;
  const most = Math.ceil(Math.max(...ends) / step) * step;
  const x = (value: number) => round(left + ((value - least) / (most - least)) * (width - left - right));
  const worldHeight = gap + shown.length * rowHeight;
  const bottom = top + staying.length * worldHeight;

  const parts: string[] = [];
  for (let value = least; value <= most; value += step) {
    parts.push(line(x(value), top - 6, x(value), bottom, value === 0 ? 'zero' : 'grid'));
    parts.push(text(x(value), bottom + 20, value === 0 ? '0' : signed(value, 0), 'muted', 'middle'));
  }
  for (const [index, { id, title }] of staying.entries()) {
    const above = top + index * worldHeight + 16;
    parts.push(text(16, above, `${id}  ${title}`, 'world'));
    for (const [row, { policy, label }] of shown.entries()) {
      const interval = marks[index]?.[row];
      if (!interval) continue;
      const { mean, halfWidth } = interval;
      const name = policy === ours ? 'ours' : 'peer';
      const y = above + 5 + (row + 0.5) * rowHeight;
      parts.push(text(left - 14, y + 4, label, name === 'ours' ? 'ours' : 'muted', 'end'));
      parts.push(line(x(mean - halfWidth), y, x(mean + halfWidth), y, name, 2));
      parts.push(
        name === 'ours'
          ? `<circle class="ours" cx="${x(mean)}" cy="${round(y)}" r="5"/>`
          : `<rect class="peer" x="${round(x(mean) - 3)}" y="${round(y - 3)}" width="6" height="6"/>`,
      );
      parts.push(text(width - 16, y + 4, signed(mean, 1), name === 'ours' ? 'ours' : 'muted', 'end'));
    }
  }
  const height = bottom + 60;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">Simulation: change in useful rate against uniform random, for five policies in six worlds; the figures are in the tables below</title>
<style>${style}
</style>
<rect class="paper" width="${width}" height="${height}" rx="12"/>
${text(16, 34, 'Simulation: how often a prompt is found useful', 'title')}
${text(16, 57, `change in % against uniform random · ${study.size.users} made-up people × ${study.size.workingDays} working days × ${study.size.seeds.length} seeds`, 'muted')}
${parts.join('\n')}
${text(16, bottom + 44, 'Marks are means over seeds, lines 95 % intervals. Nobody real was asked.', 'muted')}
</svg>
`;
}

const round = (value: number) => Math.round(value * 10) / 10;
const line = (x1: number, y1: number, x2: number, y2: number, name: string, stroke = 1) =>
  `<line class="${name}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke-width="${stroke}"/>`;
const text = (x: number, y: number, words: string, name: string, anchor = 'start') =>
  `<text class="${name}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${words}</text>`;

function signed(value: number, digits: number): string {
  const size = Math.abs(value).toFixed(digits);
  return Number(size) === 0 ? size : `${value < 0 ? '−' : '+'}${size}`;
}
