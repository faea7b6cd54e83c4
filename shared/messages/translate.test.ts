import { describe, expect, it } from 'vitest';
import { compileMessages } from './compile-messages.ts';
import { createTranslate, translateAll } from './translate.ts';

const en = {
  plain: 'Nothing waits.',
  named: 'Until {until}, {who}.',
  counted: '{count, plural, =0 {No prompt} one {One prompt} other {# prompts}}',
  chosen: '{stage, select, spot {spot it} other {go on}}, {count, plural, one {# day} other {# days}}',
};
const cy = {
  ...en,
  counted:
    '{count, plural, zero {# (zero)} one {# (one)} two {# (two)} few {# (few)} many {# (many)} other {# (other)}}',
};
const t = createTranslate(en, 'en');

it('leaves plain text as it is', () => {
  expect(t('plain')).toBe('Nothing waits.');
});

it('puts values in as text, whatever they hold', () => {
  expect(t('named', { until: '14:05', who: '<b>{you}</b>' })).toBe('Until 14:05, <b>{you}</b>.');
});

it('counts by the rules of its language', () => {
  expect([0, 1, 2, 1200].map((count) => t('counted', { count }))).toEqual([
    'No prompt',
    'One prompt',
    '2 prompts',
    '1,200 prompts',
  ]);
  const welsh = translateAll({ en, cy }).cy;
  expect([0, 1, 2, 3, 6, 7].map((count) => welsh('counted', { count }))).toEqual([
    '0 (zero)',
    '1 (one)',
    '2 (two)',
    '3 (few)',
    '6 (many)',
    '7 (other)',
  ]);
  expect(welsh.locale).toBe('cy');
});

it('chooses by name, and something else for a name that it does not know', () => {
  expect(t('chosen', { stage: 'spot', count: 1 })).toBe('spot it, 1 day');
  expect(t('chosen', { stage: 'rest', count: 2 })).toBe('go on, 2 days');
});

it('shows the key of a word that is missing, rather than nothing', () => {
  expect(createTranslate<Record<string, string>>(en, 'en')('gone')).toBe('gone');
});

it('does not take a message that is not one', () => {
  expect(() => createTranslate({ broken: '{count, plural, one {#}' }, 'en')('broken')).toThrow();
});

describe('in a page that was built', () => {
  const plugin = compileMessages();
  const path = '/somewhere/shared/messages/en/popup.json';

  it('has every message compiled', () => {
    const built = JSON.parse(plugin.transform(JSON.stringify(en), path) ?? '') as Record<string, unknown>;
    expect(Object.keys(built)).toEqual(Object.keys(en));
    expect(built['plain']).toBe('Nothing waits.');
    expect(built['named']).toEqual(['Until ', ['until'], ', ', ['who'], '.']);
  });

  it('fails the build on a message that is not one', () => {
    expect(() => plugin.transform('{"broken":"{count"}', path)).toThrow();
  });

  it('leaves every other file alone', () => {
    expect(plugin.transform('{}', '/somewhere/shared/content/messages.json')).toBeUndefined();
  });

  it('has no compiler', () => {
    const stand = plugin.resolveId('icu-minify/compile');
    expect(plugin.load(stand ?? '')).toBe('export default (message) => message;');
    expect(plugin.resolveId('icu-minify/format')).toBeUndefined();
  });
});
