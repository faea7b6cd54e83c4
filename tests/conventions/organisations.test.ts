import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseIntegrity } from '../../extension/packs/integrity.ts';
import { policySchema } from '../../extension/policy/policy.ts';
import { places } from '../../extension/places/places.ts';

const guide = readFileSync('docs/organisations.md', 'utf8');
const examples = new Map(
  [...guide.matchAll(/^```(?:json|reg) (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]),
);
const chromeId = 'abcdefghijklmnopabcdefghijklmnop';
const json = (name: string) => JSON.parse(examples.get(name) ?? '') as Record<string, never>;

/** The values of a registry file, each of them a text with JSON in it. */
function registry(name: string): object {
  const values = [...(examples.get(name) ?? '').matchAll(/^"(\w+)"=(".*")$/gm)];
  return Object.fromEntries(values.map(([, key, text = '']) => [key, JSON.parse(JSON.parse(text) as string)]));
}

it.each<[string, () => unknown]>([
  ['chrome-linux', () => json('chrome-linux')['3rdparty']!['extensions'][chromeId]],
  ['chrome-windows', () => registry('chrome-windows')],
  [
    'google-admin',
    () => Object.fromEntries(Object.entries(json('google-admin')).map(([key, { Value }]) => [key, Value])),
  ],
  ['edge-windows', () => registry('edge-windows')],
  ['firefox-policies', () => json('firefox-policies')['policies']!['3rdparty']['Extensions']['tend@tend.invalid']],
  ['firefox-manifest', () => json('firefox-manifest')['data']],
])('the example %s is a policy that Tend reads whole', (_name, read) => {
  const policy = read();
  expect(Object.keys(policy as object).length).toBeGreaterThan(1);
  expect(policySchema().parse(policy)).toEqual(policy);
  for (const { integrity } of policySchema().parse(policy).packs ?? [])
    expect(parseIntegrity(integrity)).not.toBeNull();
});

it('names an example for each browser, and no others', () => {
  expect([...examples.keys()]).toEqual([
    ...['chrome-linux', 'chrome-windows', 'google-admin', 'edge-windows'],
    ...['firefox-policies', 'firefox-manifest'],
  ]);
});

it('names every site that a policy can name', () => {
  const [, listed = ''] = /^Ids of sites: (.*)$/m.exec(guide) ?? [];
  expect([...listed.matchAll(/`([\w-]+)`/g)].map(([, id]) => id)).toEqual(places.map(({ id }) => id));
});
