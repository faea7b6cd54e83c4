import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');

export type TargetBrowser = 'chrome' | 'firefox';

/**
 * Builds the extension as it ships, in a folder for tests, so that a build beside it does not take the files away from
 * under a running browser. With `hasTestClock` it takes its time from the stored item `testClock`; nothing else
 * differs. Returns the folder to install.
 */
export async function buildExtension(browser: TargetBrowser, { hasTestClock = false } = {}): Promise<string> {
  // A run beside another one brings a folder of its own, and Playwright's workers run side by side.
  const own = [process.env['TEND_BUILD_DIR'] ?? 'dist/for-tests', process.env['TEST_PARALLEL_INDEX']];
  const folder = [...own, hasTestClock ? 'test-clock' : 'extension'].filter(Boolean).join('/');
  await promisify(execFile)(process.execPath, [resolve(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', browser], {
    cwd: root,
    env: {
      ...process.env,
      TEND_BUILD_DIR: folder,
      TEND_TEST_CLOCK: hasTestClock ? '1' : '0',
    },
  });
  return resolve(root, folder, `${browser}-mv3`);
}
