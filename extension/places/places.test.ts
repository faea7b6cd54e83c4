import { expect, it } from 'vitest';
import { placeSchema } from '#shared/schemas/place.ts';
import { marks } from './marks.ts';
import { placeOf, places } from './places.ts';

it.each(places.map((place) => [place.id, place] as const))('%s is a sound place', (_id, place) => {
  expect(placeSchema.parse(place)).toEqual(place);
});

it.each(places.map(({ id }) => id))('%s can be checked', (id) => {
  expect(marks[id]?.length).toBeGreaterThan(0);
  for (const { selectors } of marks[id] ?? []) expect(selectors.length).toBeGreaterThan(0);
});

it('has no address and no id twice', () => {
  const all = [...places.map(({ id }) => id), ...places.flatMap(({ origins }) => origins)];
  expect(new Set(all).size).toBe(all.length);
});

it.each([
  ['https://mail.google.com/mail/u/0/#inbox', 'gmail', 'https://mail.google.com/*'],
  ['https://outlook.cloud.microsoft/calendar/view/week', 'outlook', 'https://outlook.cloud.microsoft/*'],
  ['https://acme.atlassian.net/browse/KEY-1', 'jira', 'https://*.atlassian.net/*'],
  ['https://acme.test.atlassian.net/browse/KEY-1', 'jira', 'https://*.atlassian.net/*'],
])('knows %s', (address, id, pattern) => {
  expect(placeOf(address)).toMatchObject({ place: { id }, pattern });
});

it.each([
  ['no address', undefined],
  ['no address at all', 'about:blank'],
  ['a host that ends alike', 'https://notatlassian.net/browse/KEY-1'],
  ['a host that begins alike', 'https://mail.google.com.example.org/'],
  ['the bare name under a star', 'https://atlassian.net/'],
  ['a star in an address', 'https://*.atlassian.net.example.org/'],
  ['another port', 'https://mail.google.com:8443/'],
  ['no encryption', 'http://mail.google.com/'],
])('knows nothing of %s', (_name, address) => {
  expect(placeOf(address)).toBeNull();
});
