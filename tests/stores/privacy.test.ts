import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locales } from '#shared/schemas/locale.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { pagePolicy } from '../../extension/building/page-policy.ts';
import { syncedNames } from '../../extension/sync/sections.ts';
import { privacyText } from '../../extension/pages/privacy-sections.ts';

const root = resolve(import.meta.dirname, '../..');
const publisher = {
  en: ['Contact', '[PUBLISHER: name, address and e-mail]'],
  cy: ['Cysylltu', '[PUBLISHER: enw, cyfeiriad ac e-bost]'],
};
const titles = { en: 'Privacy in Tend', cy: 'Preifatrwydd yn Tend' };

describe.each(locales)('the privacy page in %s', (locale) => {
  const { intro, sections } = privacyText(locale);

  it('is what the stores are given, word for word', async () => {
    const parts = sections.map(
      ({ heading, points }) => `## ${heading}\n\n${points.map((one) => `- ${one}`).join('\n')}`,
    );
    const [contact, address] = publisher[locale];
    const text = [`# ${titles[locale]}`, intro, ...parts, `## ${contact}`, address].join('\n\n');
    await expect(`${text}\n`).toMatchFileSnapshot(
      join(root, `stores/privacy${locale === 'en' ? '' : `.${locale}`}.md`),
    );
  });

  it('names the time for which notes stay', () => {
    expect(sections[1]?.points.join(' ')).toContain(` ${defaultSettings.keepDays} `);
  });
});

describe('what it says of the network', () => {
  const sources = globSync('{extension,shared}/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const holding = (pattern: RegExp) =>
    sources.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8'))).toSorted();

  it('is so: a calendar, a pack, and the package itself are all that is fetched', () => {
    expect(holding(/(?<!this\.|private |\w)fetch\(/)).toEqual([
      'extension/calendar/fetch-feed.ts',
      'extension/nudging/fetch-shipped-nudges.ts',
      'extension/packs/fetch-pack.ts',
      'extension/whats-new/fetch-release-notes.ts',
    ]);
    // Two of them read a file of the package.
    for (const file of ['nudging/fetch-shipped-nudges.ts', 'whats-new/fetch-release-notes.ts']) {
      expect(readFileSync(join(root, 'extension', file), 'utf8')).toContain('fetch(browser.runtime.getURL(');
    }
    expect(
      holding(/XMLHttpRequest|sendBeacon|WebSocket|WebTransport|EventSource|RTCPeerConnection|importScripts/),
    ).toEqual([]);
  });

  it('is so for the account of the browser: six settings, from one file', () => {
    expect(syncedNames).toEqual(['locale', 'hours', 'quietHours', 'timeOff', 'dose', 'dailyAt']);
    expect(holding(/\bbrowser\.storage\.sync\b/)).toEqual(['extension/storage/sync-storage.ts']);
  });

  it('is what the policy of the pages allows: https, and the package', () => {
    expect(pagePolicy.split('; ')).toContain("connect-src 'self' https:");
    expect(pagePolicy.split('; ')).toContain("default-src 'self'");
    expect(pagePolicy).not.toMatch(/unsafe|\*|http:|wss?:|data:|blob:/);
  });

  it('is the same for both: nothing of the person goes along', () => {
    for (const file of ['extension/calendar/fetch-feed.ts', 'extension/packs/fetch-pack.ts']) {
      const text = readFileSync(join(root, file), 'utf8');
      for (const option of ["credentials: 'omit'", "referrerPolicy: 'no-referrer'", "redirect: 'manual'"]) {
        expect(text, file).toContain(option);
      }
    }
  });
});

it('no template of a page sets a style attribute, which that policy would ignore', () => {
  const templates = globSync('{extension/pages,extension/card,shared/components}/*.ts', { cwd: root });
  const styled = templates.filter((file) => /<[^>]*\sstyle=/.test(readFileSync(join(root, file), 'utf8')));
  expect(styled).toEqual([]);
});
