import { expect, it } from 'vitest';
import { noOwnPlaces, ownOriginSchema, ownPlacesSchema } from '../storage/own-place.ts';
import { siteOf } from './site-of.ts';

it.each([
  ['https://rota.example.org/week?of=3#x', 'https://rota.example.org'],
  ['https://Rota.Example.org:443/', 'https://rota.example.org'],
  ['https://rota.example.org:8443/', 'https://rota.example.org:8443'],
  ['https://münchen.example/', 'https://xn--mnchen-3ya.example'],
  ['https://someone:secret@rota.example.org/', 'https://rota.example.org'],
  ['https://10.1.2.3/', 'https://10.1.2.3'],
  ['https://[::1]/', 'https://[::1]'],
  ['https://chromewebstore.google.com.example.org/', 'https://chromewebstore.google.com.example.org'],
  ['https://chrome.google.com/', 'https://chrome.google.com'],
])('%s is the site %s', (address, origin) => {
  expect(siteOf(address)).toEqual({ kind: 'site', origin });
});

it.each([
  ['an address that the browser keeps to itself', undefined, 'browserPage'],
  ['no address', 'nonsense', 'browserPage'],
  ['a page of the browser', 'chrome://settings/', 'browserPage'],
  ['a page of Firefox', 'about:config', 'browserPage'],
  ['a page of an extension', 'moz-extension://1-2-3/options.html', 'browserPage'],
  ['the source of a page', 'view-source:https://rota.example.org/', 'browserPage'],
  ['a page without a site', 'data:text/html,x', 'browserPage'],
  ['a page that a page made', 'blob:https://rota.example.org/1', 'browserPage'],
  ['a star for a host', 'https://*/', 'browserPage'],
  ['a file', 'file:///tmp/rota.html', 'file'],
  ['a site without encryption', 'http://rota.example.org/', 'insecure'],
  ['a store', 'https://chromewebstore.google.com/detail/x', 'store'],
  ['another store', 'https://addons.mozilla.org/en-GB/firefox/', 'store'],
  ['a store on a shared host', 'https://chrome.google.com/webstore/category/x', 'store'],
])('%s is none', (_name, address, why) => {
  expect(siteOf(address)).toEqual({ kind: 'unfit', why });
});

it('no site of a private window is one: a place would be written down', () => {
  expect(siteOf('https://rota.example.org/', { isPrivate: true })).toEqual({ kind: 'unfit', why: 'private' });
});

it.each([
  'http://rota.example.org',
  'https://rota.example.org/',
  'https://*',
  'https://*/*',
  'https://',
  'https://a b',
])('no place is stored at %s', (origin) => {
  expect(ownOriginSchema.safeParse(origin).success).toBe(false);
  const places = [{ origin, moment: 'review', addedAt: 0 }];
  expect(ownPlacesSchema.safeParse({ ...noOwnPlaces, places }).success).toBe(false);
});
