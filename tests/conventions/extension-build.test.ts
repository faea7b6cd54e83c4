import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../support/extension/build-extension.ts';

const root = resolve(import.meta.dirname, '../..');
interface Manifest {
  permissions: string[];
  host_permissions?: string[];
  optional_host_permissions: string[];
  content_scripts?: unknown;
  web_accessible_resources?: unknown;
  externally_connectable?: unknown;
}

let built: Record<'chrome' | 'firefox', string>;
beforeAll(async () => {
  built = { chrome: await buildExtension('chrome'), firefox: await buildExtension('firefox') };
}, 120_000);

describe.each(['chrome', 'firefox'] as const)('the build for %s', (browser) => {
  const manifest = () => JSON.parse(readFileSync(join(built[browser], 'manifest.json'), 'utf8')) as Manifest;
  const files = (pattern: string) =>
    globSync(pattern, { cwd: built[browser] }).map((file) => join(built[browser], file));

  it('asks for no site at installation, and opens nothing to any', () => {
    const { permissions, host_permissions, content_scripts, web_accessible_resources, externally_connectable } =
      manifest();
    expect({ host_permissions, content_scripts, web_accessible_resources, externally_connectable }).toEqual({});
    const panel = browser === 'chrome' ? ['sidePanel'] : [];
    expect(permissions.toSorted()).toEqual(
      ['activeTab', 'alarms', 'contextMenus', 'idle', 'scripting', 'storage', ...panel].toSorted(),
    );
  });

  it('may ask later for each place and for a person’s own', () => {
    expect(manifest().optional_host_permissions).toEqual(
      expect.arrayContaining([
        'https://mail.google.com/*',
        'https://outlook.cloud.microsoft/*',
        'https://github.com/*',
        'https://*/*',
      ]),
    );
  });

  it('keeps the scripts in pages small', () => {
    const boots = files('**/boot.js');
    expect(boots.length).toBeGreaterThanOrEqual(10);
    for (const boot of boots) expect(statSync(boot).size, boot).toBeLessThanOrEqual(1000);
    const [card] = files('**/card.js');
    expect(statSync(card!).size).toBeLessThanOrEqual(12_000);
  });

  it('does not carry the clock of the tests', () => {
    for (const script of files('**/*.js')) expect(readFileSync(script, 'utf8'), script).not.toContain('testClock');
  });

  it('carries the prompts', () => {
    expect(JSON.parse(readFileSync(join(built[browser], 'content/nudges.json'), 'utf8')).length).toBeGreaterThanOrEqual(
      96,
    );
  });
});

it('the test build does carry that clock, so the test above can fail', async () => {
  const folder = await buildExtension('chrome', { hasTestClock: true });
  const scripts = globSync('**/*.js', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(scripts.some((script) => script.includes('testClock'))).toBe(true);
}, 60_000);

it('every place is registered under its own name, and has its boot script', () => {
  const places = globSync('extension/places/*.ts', { cwd: root })
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    .filter(({ text }) => text.includes(': Place = {'));
  for (const { file, text } of places) {
    const id = /id: '([^']+)'/.exec(text)?.[1];
    expect(`extension/places/${id}.ts`).toBe(file);
    expect(existsSync(join(built.chrome, 'places', id!, 'boot.js')), file).toBe(true);
  }
});
