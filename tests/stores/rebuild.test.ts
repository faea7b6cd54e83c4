import { execFile } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, packageExtension, storeTargets } from '../support/extension/package-extension.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const isLong = process.env['TEND_LONG_TESTS'] === '1';
// A clean installation takes minutes, so every day it is borrowed and only two browsers are built.
const targets = isLong ? storeTargets : (['chrome', 'firefox'] as const);

const { version, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  scripts: Record<string, string>;
};
const folders: string[] = [];
let packaged: string;
let unpacked: string;
let sources: JSZip;

beforeAll(async () => {
  packaged = await packageExtension(...targets);
  sources = await JSZip.loadAsync(readFileSync(join(packaged, `tend-${version}-sources.zip`)));
  unpacked = mkdtempSync(join(tmpdir(), 'a reviewer’s folder-'));
  folders.push(packaged, unpacked);
  for (const [path, file] of Object.entries(sources.files)) {
    mkdirSync(dirname(join(unpacked, path)), { recursive: true });
    writeFileSync(join(unpacked, path), await file.async('nodebuffer'));
  }
}, 240_000);
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('the sources of the package', () => {
  it('rebuild to the same bytes in another folder, by the commands that they describe', async () => {
    const guide = readFileSync(join(unpacked, 'SOURCE_CODE_REVIEW.md'), 'utf8');
    expect(/```sh\n([^`]+)```/.exec(guide)?.[1]).toBe('npm ci\nnpm run build -- firefox\n');
    if (isLong) {
      await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: unpacked });
      await run('npm', ['run', 'build', '--', ...targets], { cwd: unpacked, env: outsideOfTests() });
    } else {
      // Without npm, whose step before the build would install through this link.
      symlinkSync(join(root, 'node_modules'), join(unpacked, 'node_modules'));
      expect(scripts['build']).toBe('node scripts/build.ts');
      await run(process.execPath, ['scripts/build.ts', ...targets], { cwd: unpacked, env: outsideOfTests() });
    }
    const first = filesUnder(packaged);
    const second = filesUnder(join(unpacked, 'dist/extension'));
    expect([...second.keys()].toSorted()).toEqual([...first.keys()].toSorted());
    expect([...first].filter(([path, bytes]) => !second.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([]);
  }, 600_000);

  it('are files of the project only: nothing hidden, generated or kept out of it', () => {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
    const own = new Set(listed.toString().split('\n'));
    const paths = Object.keys(sources.files);
    expect(paths.length).toBeGreaterThan(200);
    expect(paths.filter((path) => !own.has(path) || /(^|\/)\./.test(path) || path.endsWith('.test.ts'))).toEqual([]);
  });

  it('hold no key, no password and no path of the machine', async () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|\bnpm_[A-Za-z0-9]{36}|_authToken|:\/\/[^/\s:]+:[^@\s]+@/;
    for (const [path, file] of Object.entries(sources.files)) {
      const text = await file.async('text');
      expect(secret.exec(text)?.[0], path).toBeUndefined();
      expect(text.includes(root), path).toBe(false);
    }
  });
});

/** What vitest puts into the environment is not there for whoever builds by hand. */
function outsideOfTests(): NodeJS.ProcessEnv {
  const { NODE_ENV: _mode, VITEST: _vitest, TEND_BUILD_DIR: _folder, TEND_TEST_CLOCK: _clock, ...env } = process.env;
  return env;
}
