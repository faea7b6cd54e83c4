import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { places } from '../../extension/places/places.ts';

const guide = readFileSync(resolve(import.meta.dirname, '../../docs/live-sites.md'), 'utf8');
const headings = [...guide.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

it('the list of what to check by hand has every place, in the order of the settings, with something to do', () => {
  expect(headings).toEqual([...places.map(({ name }) => name), 'What was seen']);
  for (const { name } of places) {
    const [, section = ''] = guide.split(`\n## ${name}\n`);
    const lines = section.split('\n## ')[0]?.match(/^\| [P–]/gm) ?? [];
    expect(new Set(lines), name).toEqual(new Set(['| P', '| –']));
  }
});
