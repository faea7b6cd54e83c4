import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');

export type TargetBrowser = 'chrome' | 'firefox';

/**
 * Builds the extension as it ships, and returns its folder. With `hasTestClock` it goes to a folder of its own and
 * takes its time from the stored item `testClock`; nothing else differs.
 */
export async function buildExtension(browser: TargetBrowser, { hasTestClock = false } = {}): Promise<string> {
  await promisify(execFile)(process.execPath, [resolve(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', browser], {
    cwd: root,
    // Under vitest's own NODE_ENV, Lit would come in its development build.
    env: { ...process.env, NODE_ENV: 'production', TEND_TEST_CLOCK: hasTestClock ? '1' : '0' },
  });
  return resolve(root, hasTestClock ? 'dist/extension-test' : 'dist/extension', `${browser}-mv3`);
}
