import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandNames, manifestCommands } from '../../extension/commands/commands.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInFirefox, launchFirefox } from '../support/extension/firefox-with-extension.ts';

declare const browser: {
  commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
};

let tend: ExtensionInFirefox;
beforeAll(async () => {
  tend = await launchFirefox(await buildExtension('firefox'), 'tend@tend.invalid');
});
afterAll(() => tend?.browser.close());

it('Firefox binds the key that is suggested to each command', async () => {
  const page = await tend.pageAt('first-run.html');
  const bound = await page.evaluate(() => browser.commands.getAll());
  const suggested = manifestCommands();
  expect(Object.fromEntries(bound.map(({ name, shortcut }) => [name, shortcut]))).toEqual(
    Object.fromEntries(commandNames.map((name) => [name, suggested[name]?.suggested_key.default])),
  );
});
