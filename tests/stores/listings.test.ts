import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { locales } from '#shared/schemas/locale.ts';
import { places } from '../../extension/places/places.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Listing {
  name: string;
  summary: { chrome: string; firefox: string };
  category: object;
  description: string;
  ending: Record<string, string>;
  screenshots: object;
}
const listingIn = (locale: string) => parse(read(`stores/listing/${locale}.yaml`)) as Listing;

describe.each(locales)('the listing in %s', (locale) => {
  const { name, summary, description, ending } = listingIn(locale);

  it('fits into the forms of the stores', () => {
    // AMO's name is the shortest of the three.
    expect(name.length).toBeLessThanOrEqual(50);
    expect(summary.chrome.length).toBeLessThanOrEqual(132);
    expect(summary.firefox.length).toBeLessThanOrEqual(250);
    for (const last of Object.values(ending)) {
      const whole = `${description}\n${last}`;
      // Edge wants 250 characters at least and takes 10,000 at most.
      expect(whole.length).toBeGreaterThanOrEqual(250);
      expect(whole.length).toBeLessThanOrEqual(10_000);
      expect(whole).not.toMatch(/!|PUBLISHER|<[a-z]/i);
    }
  });

  it('has in the package the summary that Chrome shows', () => {
    expect(parse(read(`extension/locales/${locale}.yml`))).toMatchObject({ extDescription: summary.chrome });
  });

  it('names every site that may prompt, and the time that notes stay', () => {
    for (const place of places) expect(description).toContain(place.name.replace(/ pull.*| merge.*/, ''));
    expect(description).toContain(` ${defaultSettings.keepDays} `);
  });

  it('has the same parts in both languages', () => {
    const english = listingIn('en');
    const keysOf = (value: object) => Object.keys(value);
    for (const part of ['summary', 'category', 'ending', 'screenshots'] as const) {
      expect(keysOf(listingIn(locale)[part])).toEqual(keysOf(english[part]));
    }
    expect(description.match(/^•/gm)).toHaveLength(english.description.match(/^•/gm)?.length ?? 0);
  });
});

it('what the publisher must fill in stands where the guide says, and nowhere else', () => {
  const files = globSync(['stores/**/*.{md,yaml}', 'extension/**/*.{ts,yml}', 'shared/messages/**/*.json'], {
    cwd: root,
  });
  const open = files.filter((file) => /\[PUBLISHER: [^…]/.test(read(file)));
  expect(open.toSorted()).toEqual(['stores/privacy.cy.md', 'stores/privacy.md', 'stores/review.yaml']);
});

it.each([
  ['extension/public/icons/128.png', 128, 128],
  ['extension/public/icons/16.png', 16, 16],
  ['stores/images/logo-300.png', 300, 300],
  ['stores/images/tile-440x280.png', 440, 280],
])('%s is %i pixels by %i', (file, width, height) => {
  const png = readFileSync(join(root, file));
  // Bytes 16 to 23 of a PNG: width and height in its first chunk.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
});
