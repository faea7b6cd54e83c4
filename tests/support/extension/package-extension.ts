import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');

export const storeTargets = ['chrome', 'edge', 'firefox', 'safari'] as const;
export type StoreTarget = (typeof storeTargets)[number];

/**
 * Packages the extension as `npm run build` does, in a new folder outside the project. Returns that folder: in it the
 * unpacked extension in `<target>-mv3`, its zip, and for Firefox the zip of the sources.
 */
export async function packageExtension(...targets: readonly StoreTarget[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tend-packages-'));
  for (const target of targets) {
    await promisify(execFile)(process.execPath, [resolve(root, 'node_modules/wxt/bin/wxt.mjs'), 'zip', '-b', target], {
      cwd: root,
      env: { ...process.env, TEND_BUILD_DIR: folder, TEND_TEST_CLOCK: '0' },
    });
  }
  return folder;
}

/** Every file under a folder, by its path there, with its bytes. */
export function filesUnder(folder: string): Map<string, Buffer> {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)] as const;
    }),
  );
}
