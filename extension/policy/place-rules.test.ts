import { beforeEach, expect, it, vi } from 'vitest';
import { browser, granted, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { mayNotice } from '../nudging/may-notice.ts';
import { gmail } from '../places/gmail.ts';
import { slack } from '../places/slack.ts';
import { placeRule, unknownPlaces } from './place-rules.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
beforeEach(() => {
  resetBrowser();
  for (const origin of gmail.origins) granted.add(origin);
});

it('says one thing of a site, and a block outweighs the others', () => {
  const places = { suggested: ['gmail', 'slack'], hidden: ['slack'], blocked: ['gmail'] };
  expect(placeRule(gmail, { places })).toBe('blocked');
  expect(placeRule(slack, { places })).toBe('hidden');
  expect(placeRule(slack, { places: { hidden: ['slack'], blocked: ['slack'] } })).toBe('blocked');
  expect(placeRule(slack, { places: { suggested: ['slack'] } })).toBe('suggested');
  expect(placeRule(slack, {})).toBeNull();
});

it('names sites that this version does not know', () => {
  expect(unknownPlaces({})).toEqual([]);
  expect(unknownPlaces({ places: { suggested: ['gmail', 'lotus-notes'], hidden: ['icq'] } })).toEqual([
    'places.suggested: lotus-notes',
    'places.hidden: icq',
  ]);
});

it('no prompt comes on a site that is blocked, also where somebody has allowed it', async () => {
  const mail = 'https://mail.google.com/mail/u/0/';
  expect(await mayNotice('compose', mail)).toBe('compose');
  await browser.storage.managed.set({ places: { hidden: ['gmail'] } });
  expect(await mayNotice('compose', mail)).toBe('compose');
  await browser.storage.managed.set({ places: { blocked: ['gmail'] } });
  expect(await mayNotice('compose', mail)).toBeNull();
});
