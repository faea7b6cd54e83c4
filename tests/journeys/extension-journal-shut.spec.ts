import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test, type TestInfo } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { store } from '../support/extension/stored.ts';

const words = 'We will try it on Thursday.';

let tend: ExtensionInChromium;
test.afterEach(() => tend?.context.close());

async function start(info: TestInfo): Promise<void> {
  tend = await launchChromium(await buildExtension('chrome'), info.outputPath('profile'));
}

async function writeNote(): Promise<void> {
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: { ...allDaySettings, dailyAt: '00:00' } });
  const panel = await tend.open('sidepanel.html');
  await panel.getByRole('textbox').first().fill(words);
  await panel.getByRole('button', { name: 'Keep' }).click();
  await expect(panel.getByText('Your note is kept.')).toBeVisible();
  await panel.close();
}

/** Where Chromium keeps the databases of this extension; nobody may have them open. */
function databases(info: TestInfo): string {
  const all = info.outputPath('profile', 'Default', 'IndexedDB');
  const [name] = readdirSync(all).filter((folder) => folder.endsWith('.leveldb'));
  return join(all, name ?? 'none');
}

/** A prompt comes, and its answer is kept. */
async function expectPrompts(): Promise<void> {
  await store(tend.worker, { memory: emptyMemory });
  const popup = await tend.open('popup.html');
  await popup.getByRole('button', { name: 'Useful' }).click();
  await expect(popup.getByText('Your answer: useful')).toBeVisible();
  await popup.close();
}

/** What is written stays in its field, and why is said. */
async function expectNoteStays(panel: Page, why: RegExp): Promise<void> {
  const field = panel.getByRole('textbox').first();
  await field.fill('Another one.');
  await panel.getByRole('button', { name: 'Keep' }).click();
  await expect(panel.getByRole('status').filter({ hasText: why })).toBeVisible();
  await expect(field).toHaveValue('Another one.');
}

test('notes of a later version are left as they are: pages say so, and prompts go on', async () => {
  await start(test.info());
  await writeNote();
  const page = await tend.open('look-back.html');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tend-journal', 99);
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
        opening.addEventListener('error', () => reject(opening.error as Error));
      }),
  );
  await page.reload();
  const why = /written by a newer version of Tend/;
  await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible();
  await expect(page.getByText('Nothing here yet')).toHaveCount(0);
  await checkAccess(page);
  await page.screenshot({ path: test.info().outputPath('newer.png'), fullPage: true });

  const panel = await tend.open('sidepanel.html');
  await expect(panel.getByRole('alert').filter({ hasText: why })).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Your plans' })).toHaveCount(0);
  await expectNoteStays(panel, why);
  await checkAccess(panel);
  const options = await tend.open('options.html');
  await expect(options.getByText(why)).toBeVisible();
  await expect(options.getByText('A passphrase can be chosen or changed once your notes can be opened.')).toBeVisible();
  await options.getByRole('button', { name: 'Save for another browser' }).click();
  await expect(options.getByRole('status').filter({ hasText: why })).toBeVisible();
  await checkAccess(options);
  await expectPrompts();

  const kept = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('tend-journal');
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('notes').objectStore('notes').getAll();
          reading.addEventListener('success', () => resolve(JSON.stringify(reading.result)));
        });
      }),
  );
  expect(kept).toContain(words);
});

test('notes that the browser cannot open are there again when it can', async () => {
  await start(test.info());
  await writeNote();
  await tend.context.close();
  const folder = databases(test.info());
  renameSync(folder, `${folder}-aside`);
  writeFileSync(folder, 'no folder');

  await start(test.info());
  const page = await tend.open('look-back.html');
  const why = /could not be opened\. Tend has deleted nothing/;
  await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible();
  await checkAccess(page);
  await page.screenshot({ path: test.info().outputPath('shut.png'), fullPage: true });
  await expectNoteStays(await tend.open('sidepanel.html'), why);
  await expectPrompts();
  await tend.context.close();

  rmSync(folder, { recursive: true });
  renameSync(`${folder}-aside`, folder);
  await start(test.info());
  const again = await tend.open('look-back.html');
  await expect(again.getByText(words)).toBeVisible();
  await expect(again.getByRole('alert')).toHaveCount(0);
});

test('notes that the browser threw away, since their file was damaged, are said to be gone', async () => {
  await start(test.info());
  await writeNote();
  await tend.context.close();
  const folder = databases(test.info());
  const [manifest] = readdirSync(folder).filter((name) => name.startsWith('MANIFEST'));
  writeFileSync(join(folder, manifest ?? ''), Buffer.alloc(100, 7));

  await start(test.info());
  const page = await tend.open('look-back.html');
  // The browser fails once, throws the file away, and begins a new one when it is asked again.
  await expect(async () => {
    await tend.worker.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 1 }));
    await expect(
      page.getByRole('alert').filter({ hasText: /could not read your notes and plans any more/ }),
    ).toBeVisible({ timeout: 2000 });
  }).toPass();
  await checkAccess(page);
  await page.screenshot({ path: test.info().outputPath('lost.png'), fullPage: true });
  await expectPrompts();
  await page.getByRole('button', { name: 'Close this notice' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

declare const chrome: { alarms: { create(name: string, alarm: object): Promise<void> } };
