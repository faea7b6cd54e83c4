import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pagePolicy } from '../../extension/building/page-policy.ts';
import { packageExtension, storeTargets, type StoreTarget } from '../support/extension/package-extension.ts';

interface Manifest {
  permissions: string[];
  optional_permissions?: string[];
  optional_host_permissions: string[];
  background: object;
  action: object;
  content_security_policy: object;
  [key: string]: unknown;
}

let folder: string;
beforeAll(async () => {
  folder = await packageExtension(...storeTargets);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const manifestOf = (target: StoreTarget) =>
  JSON.parse(readFileSync(join(folder, `${target}-mv3`, 'manifest.json'), 'utf8')) as Manifest;

const everywhere = [
  'manifest_version',
  'name',
  'short_name',
  'description',
  'version',
  'icons',
  'default_locale',
  'content_security_policy',
  'permissions',
  'optional_host_permissions',
  'background',
  'action',
  'options_ui',
];
/** What a browser understands beyond that; a key that is in no list is news, and somebody must look it up first. */
const own: Record<StoreTarget, readonly string[]> = {
  chrome: ['minimum_chrome_version', 'side_panel', 'storage'],
  edge: ['minimum_chrome_version', 'side_panel', 'storage'],
  firefox: ['browser_specific_settings', 'sidebar_action'],
  safari: [],
};
/** What may be there, where a feature wants it. */
const perhaps = ['commands', 'optional_permissions'];
/** Known to the others only. */
const refused: Record<StoreTarget, readonly string[]> = {
  chrome: ['menus'],
  edge: ['menus'],
  firefox: ['sidePanel'],
  safari: ['sidePanel', 'idle', 'notifications'],
};

describe.each(storeTargets)('the manifest for %s', (target) => {
  it('has what this browser understands, and nothing else', () => {
    const keys = Object.keys(manifestOf(target)).filter((key) => !perhaps.includes(key));
    expect(keys.toSorted()).toEqual([...everywhere, ...own[target]].toSorted());
  });

  it('asks for no permission that this browser does not know', () => {
    const { permissions, optional_permissions = [] } = manifestOf(target);
    expect([...permissions, ...optional_permissions].filter((name) => refused[target].includes(name))).toEqual([]);
  });

  it('has a background of its kind, and bounds what pages load', () => {
    const { background, content_security_policy } = manifestOf(target);
    expect(background).toEqual(
      target === 'firefox' ? { scripts: ['background.js'] } : { service_worker: 'background.js' },
    );
    expect(content_security_policy).toEqual({ extension_pages: pagePolicy });
  });

  it('asks for nothing that is not justified', () => {
    const { permissions, optional_permissions = [] } = manifestOf(target);
    expect(Object.keys(justified)).toEqual(expect.arrayContaining([...permissions, ...optional_permissions]));
  });
});

const review = parse(readFileSync(resolve(import.meta.dirname, '../../stores/review.yaml'), 'utf8')) as {
  permissions: Record<string, string>;
  data: { mozilla: string; collectedAndSent: string };
};
const { optionalHosts, ...justified } = review.permissions;

it('no permission is justified that nothing asks for', () => {
  const asked = storeTargets.flatMap((target) => {
    const { permissions, optional_permissions = [] } = manifestOf(target);
    return [...permissions, ...optional_permissions];
  });
  expect(Object.keys(justified).filter((name) => !asked.includes(name))).toEqual([]);
  // What the form of the Chrome Web Store takes.
  for (const [name, why] of Object.entries(review.permissions)) expect(why.length, name).toBeLessThanOrEqual(1000);
});

it('the sites are optional, and that is justified', () => {
  for (const target of storeTargets) expect(manifestOf(target).optional_host_permissions).toContain('https://*/*');
  expect(optionalHosts).toContain('https://*/*');
});

it('Firefox is told that no data is collected, as the other stores are', () => {
  const { gecko, gecko_android } = manifestOf('firefox')['browser_specific_settings'] as Record<string, object>;
  expect(gecko).toMatchObject({
    data_collection_permissions: { required: [review.data.mozilla] },
    strict_min_version: '140.0',
  });
  expect(gecko_android).toEqual({ strict_min_version: '142.0' });
  expect(review.data).toMatchObject({ mozilla: 'none', collectedAndSent: 'none' });
});

it('Firefox has an icon for dark toolbars and one for light ones', () => {
  expect(manifestOf('firefox').action).toMatchObject({
    theme_icons: [16, 32].map((size) => ({
      light: 'icons/toolbar-light.svg',
      dark: 'icons/toolbar-dark.svg',
      size,
    })),
  });
  for (const target of ['chrome', 'edge', 'safari'] as const) {
    expect(manifestOf(target).action).not.toHaveProperty('theme_icons');
  }
});
