import { expect, type Page, test } from '@playwright/test';
import { buildExtension } from '../support/extension/build-extension.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readStored, store } from '../support/extension/stored.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

let tend: ExtensionInChromium;
let page: Page;

test.beforeAll(async () => {
  tend = await launchChromium(await buildExtension('chrome'), test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings });
  page = await tend.open('look-back.html');
});
test.afterAll(() => tend.context.close());

const tell = (message: object) => page.evaluate((told) => chrome.runtime.sendMessage(told), message);
const entry = (text: string) => page.getByRole('listitem').filter({ hasText: text });

/** From now on the browser has no room for anything in the journal, or has it again. */
const fill = (isFull: boolean) =>
  tend.worker.evaluate((full) => {
    const kept = globalThis as { put?: IDBObjectStore['put'] };
    kept.put ??= IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = full
      ? () => {
          throw new DOMException('No room', 'QuotaExceededError');
        }
      : kept.put;
  }, isFull);

for (const { what, before, field, written, other, button, said } of [
  {
    what: 'a plan',
    before: {
      type: 'planWritten',
      plan: { id: 'p', cue: 'we meet', response: 'ask', from: { kind: 'nudge', id: 'a' }, createdAt: Date.now() },
    },
    field: 'then I will',
    written: 'ask',
    other: 'ask Ana',
    button: 'Keep the plan',
    said: 'Your plan is kept.',
  },
  {
    what: 'a note',
    before: { type: 'noteWritten', text: 'I let them finish', nudgeId: null },
    field: 'Your note',
    written: 'I let them finish',
    other: 'I let all of them finish',
    button: 'Keep the note',
    said: 'Your note is changed.',
  },
  {
    what: 'a challenge',
    before: { type: 'challengeBegan', text: 'Handovers run late', stage: 'spot' },
    field: 'The challenge, in a few words',
    written: 'Handovers run late',
    other: 'Handovers overrun',
    button: 'Keep the words',
    said: 'The words are changed.',
  },
]) {
  test(`${what} that is changed and finds no room stays in its form, which says why, until it is kept`, async () => {
    await tell(before);
    await entry(written)
      .getByRole('button', { name: /^Change/ })
      .click();
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) });
    await expect(form.locator('input, textarea').first()).toBeFocused();
    const words = form.getByLabel(field);
    await words.fill(other);
    await fill(true);
    await form.getByRole('button', { name: button }).click();
    const alert = form.getByRole('alert').filter({ hasText: 'This could not be saved.' });
    await expect(alert).toBeVisible();
    await expect(words).toHaveValue(other);
    await checkAccess(page);
    await fill(false);
    await form.getByRole('button', { name: button }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
    await expect(entry(other)).toBeVisible();
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });
}

test('where notes cannot be deleted all else is, and the page says what is left and what to do', async () => {
  await tell({ type: 'settingsChosen', settings: { dose: 'weekly', locale: 'en' } });
  const jam = (isJammed: boolean) =>
    tend.worker.evaluate((jammed) => {
      const fail = () => {
        throw new DOMException('Internal error', 'UnknownError');
      };
      for (const name of ['open', 'deleteDatabase'] as const) {
        if (jammed) Object.defineProperty(indexedDB, name, { value: fail, configurable: true });
        else Reflect.deleteProperty(indexedDB, name);
      }
    }, isJammed);
  const options = await tend.open('options.html');
  const deleteAll = async () => {
    await options.getByRole('button', { name: 'Delete everything', exact: true }).click();
    await options.getByRole('button', { name: 'Yes, delete everything' }).click();
  };
  await jam(true);
  await deleteAll();
  await expect(options.getByRole('status').filter({ hasText: 'Everything is deleted but your notes' })).toBeVisible();
  await checkAccess(options);
  await options.screenshot({ path: test.info().outputPath('left.png') });
  expect(await readStored(tend.worker, 'settings')).toBeUndefined();
  await jam(false);
  await deleteAll();
  await expect(options.getByRole('status').filter({ hasText: 'Everything is deleted. Tend' })).toBeVisible();
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
});
