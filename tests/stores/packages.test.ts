import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, matchesGlob, resolve } from 'node:path';
import { promisify } from 'node:util';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, packageExtension, storeTargets } from '../support/extension/package-extension.ts';
import knownWarnings from './known-warnings.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

let folder: string;
beforeAll(async () => {
  folder = await packageExtension(...storeTargets);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(storeTargets)('the package for %s', (target) => {
  const built = () => filesUnder(join(folder, `${target}-mv3`));

  it('holds the built files and nothing else', async () => {
    const zip = await JSZip.loadAsync(readFileSync(join(folder, `tend-${version}-${target}.zip`)));
    const files = built();
    expect(Object.keys(zip.files).toSorted()).toEqual([...files.keys()].toSorted());
    for (const [path, bytes] of files) expect(await zip.file(path)?.async('nodebuffer'), path).toEqual(bytes);
  });

  it('has no source map, no hidden file, no seam of the tests and no path of the machine that built it', () => {
    for (const [path, bytes] of built()) {
      expect(path).not.toMatch(/\.map$|(^|\/)\./);
      if (!/\.(js|html|json|css)$/.test(path)) continue;
      const text = bytes.toString();
      for (const trace of ['sourceMappingURL', 'testClock', 'file:///', '/node_modules/', root, homedir()]) {
        expect(text.includes(trace), `${trace} in ${path}`).toBe(false);
      }
    }
  });

  it('has every icon that it names', () => {
    const manifest = JSON.parse(built().get('manifest.json')?.toString() ?? '') as { icons: Record<string, string> };
    expect(Object.keys(manifest.icons)).toEqual(expect.arrayContaining(['16', '32', '48', '96', '128']));
    const named = [...JSON.stringify(manifest).matchAll(/"([^"]+\.(?:png|svg))"/g)].map(([, path = '']) => path);
    for (const path of named) expect([...built().keys()]).toContain(path);
  });
});

it('Mozilla’s linter finds no error, and exactly the warnings that are known', async () => {
  const lint = [join(root, 'node_modules/web-ext/bin/web-ext.js'), 'lint', '-s', join(folder, 'firefox-mv3')];
  const { stdout } = await promisify(execFile)(process.execPath, [...lint, '-o', 'json']);
  const { errors, warnings, notices } = JSON.parse(stdout) as Record<string, { code: string; file: string }[]>;
  expect(errors).toEqual([]);
  const found = [...(warnings ?? []), ...(notices ?? [])].map(({ code, file }) => ({ code, file }));
  const isKnown = (one: { code: string; file: string }, { code, file }: { code: string; file: string }) =>
    one.code === code && matchesGlob(one.file, file);
  expect(found.filter((one) => !knownWarnings.some((known) => isKnown(one, known)))).toEqual([]);
  expect(knownWarnings.filter((known) => !found.some((one) => isKnown(one, known)))).toEqual([]);
}, 60_000);
