import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type ExtensionInChromium, launchChromium } from './chromium-with-extension.ts';

declare const chrome: { storage: { managed: { get: () => Promise<unknown> } } };

export interface ManagedChromium {
  tend: ExtensionInChromium;
  /** Sets another policy and waits until the browser has noticed. */
  setPolicy(policy: object): Promise<void>;
}

/** Chromium on Linux reads policies from this folder only. */
const systemFolder = '/etc/chromium';
// Whoever is not root is so within a namespace of their own, where the system allows it.
const unshare = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];

/**
 * Starts Chromium with a policy for the extension, delivered as an administrator delivers it: in a file. For this one
 * process another folder lies over the system's, which is not touched. That takes root or a namespace of one's own;
 * throws where the system allows neither. With `display` it shows real windows there.
 */
export async function launchManaged(
  extension: string,
  folder: string,
  policy: object,
  { display }: { display?: string } = {},
): Promise<ManagedChromium> {
  const policies = join(folder, 'etc', 'policies', 'managed');
  if (existsSync(systemFolder)) cpSync(systemFolder, join(folder, 'etc'), { recursive: true });
  mkdirSync(policies, { recursive: true });
  const write = (next: object) =>
    writeFileSync(
      join(policies, 'tend.json'),
      JSON.stringify({ '3rdparty': { extensions: { [idOf(extension)]: next } } }),
    );
  write(policy);

  tryToMount(join(folder, 'etc'));
  const program = join(folder, 'chromium');
  writeFileSync(
    program,
    `#!/bin/sh\nexec unshare ${unshare.join(' ')} sh -c 'mount --bind "$0" ${systemFolder} && exec /usr/bin/chromium "$@"' '${join(folder, 'etc')}' "$@"\n`,
    { mode: 0o755 },
  );
  const tend = await launchChromium(extension, join(folder, 'profile'), {
    program,
    ...(display === undefined ? {} : { display }),
  });
  const read = () => tend.worker.evaluate(async () => JSON.stringify(await chrome.storage.managed.get()));
  return {
    tend,
    async setPolicy(next) {
      const before = await read();
      write(next);
      await expect.poll(read, { timeout: 30_000 }).not.toBe(before);
    },
  };
}

/** The id that Chromium makes from the folder of an extension that is not packed. */
function idOf(extension: string): string {
  const digits = createHash('sha256').update(extension).digest('hex').slice(0, 32);
  return Array.from(digits, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

function tryToMount(folder: string): void {
  try {
    execFileSync('unshare', [...unshare, 'mount', '--bind', folder, systemFolder], { stdio: 'ignore' });
  } catch (cause) {
    throw new Error(
      `No policy reaches Chromium here: "unshare ${unshare.join(' ')}" may not mount over ${systemFolder}`,
      {
        cause,
      },
    );
  }
}
