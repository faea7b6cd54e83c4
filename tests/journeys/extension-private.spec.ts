import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test, type Worker } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { copyWithPermissions, waitUntilRegistered } from '../support/extension/permitted-extension.ts';
import { gmailPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, store } from '../support/extension/stored.ts';

declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
  };
  scripting: { executeScript(injection: object): Promise<{ result: unknown }[]> };
  windows: { create(wanted: object): Promise<{ incognito: boolean; tabs: { id: number }[] }> };
};

let server: Server;
let tend: ExtensionInChromium;
test.beforeAll(async () => {
  // Routes reach no private window, so that the site is really served, under a certificate of its own.
  const [key, cert] = [test.info().outputPath('key.pem'), test.info().outputPath('cert.pem')];
  const subject = ['-subj', '/CN=mail.google.com', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject], {
    stdio: 'ignore',
  });
  server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) =>
    response.setHeader('content-type', 'text/html').end(gmailPage.html),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const program = test.info().outputPath('chromium');
  const rules = `MAP mail.google.com 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
  writeFileSync(
    program,
    `#!/bin/sh
for arg do
  shift
  case "$arg" in --host-resolver-rules=*) ;; *) set -- "$@" "$arg" ;; esac
done
exec /usr/bin/chromium --ignore-certificate-errors --host-resolver-rules='${rules}' "$@"
`,
    { mode: 0o755 },
  );
  const extension = copyWithPermissions(await buildExtension('chrome'), test.info().outputPath('extension'));
  tend = await launchChromium(extension, test.info().outputPath('profile'), { program });
  await tend.pageAt('first-run.html');
  await waitUntilRegistered(tend.worker);
});
test.afterAll(async () => {
  await tend?.context.close();
  server?.close();
});

test('in a private window no card comes and nothing is written down, though Tend may run there', async () => {
  const own = await tend.open('look-back.html');
  const settings = await tend.context.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(async (extensionId) => {
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, new URL(own.url()).host);
  // The browser starts Tend again for that.
  await expect
    .poll(
      () =>
        settings.goto(tend.address('look-back.html')).then(
          () => settings.title(),
          () => '',
        ),
      { timeout: 20_000 },
    )
    .not.toBe('');
  const again = settings as unknown as Worker;
  await store(again, { settings: allDaySettings, memory: emptyMemory });

  /** Opens a window, begins an email there, and says whether anything was drawn over the page. */
  const write = async (incognito: boolean): Promise<() => Promise<boolean>> => {
    const opened = await again.evaluate((wanted) => chrome.windows.create(wanted), {
      incognito,
      url: gmailPage.address,
    });
    expect(opened.incognito).toBe(incognito);
    const target = { tabId: opened.tabs[0]?.id ?? -1 };
    const focus = () =>
      again.evaluate(async (tab) => {
        const func = () => {
          document.querySelector<HTMLElement>('#compose')?.focus();
          return document.activeElement?.id;
        };
        return (await chrome.scripting.executeScript({ target: tab, func }))[0]?.result;
      }, target);
    await expect.poll(() => focus().catch(String), { timeout: 20_000 }).toBe('compose');
    return () =>
      again.evaluate(async (tab) => {
        const func = () => document.documentElement.children.length > 2;
        return (await chrome.scripting.executeScript({ target: tab, func }))[0]?.result === true;
      }, target);
  };
  const isDrawnInPrivate = await write(true);
  const isDrawn = await write(false);
  // By then the private window has had all the time that it takes elsewhere.
  await expect.poll(isDrawn, { timeout: 30_000 }).toBe(true);
  expect(await isDrawnInPrivate()).toBe(false);
  expect((await readMemory(again))?.recent).toHaveLength(1);
});
