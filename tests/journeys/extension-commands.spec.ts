import { expect, test } from '@playwright/test';
import type { Status } from '#shared/schemas/status.ts';
import { commandNames } from '../../extension/commands/commands.ts';
import { openOnDisplay } from '../support/extension/open-extension.ts';
import { readStored } from '../support/extension/stored.ts';
import { sidePanelOf } from '../support/extension/side-panel.ts';

declare const chrome: { commands: { getAll(): Promise<{ name: string; shortcut: string }[]> } };

test.describe.configure({ mode: 'serial' });

let opened: Awaited<ReturnType<typeof openOnDisplay>>;
test.beforeAll(async () => {
  opened = await openOnDisplay(test.info());
});
test.afterAll(() => opened.close());

const status = () => readStored<Status>(opened.tend.worker, 'status');
/** Real keys in the window in front, as `display.press` names them. */
const press = (letter: string) => opened.display.press(`alt+shift+${letter}`);

test('Chromium binds a key to each of the four', async () => {
  const bound = await opened.tend.worker.evaluate(() => chrome.commands.getAll());
  expect(bound.map(({ name }) => name).toSorted()).toEqual([...commandNames].toSorted());
  expect(bound.filter(({ shortcut }) => shortcut === '')).toEqual([]);
});

test('keys switch "in a meeting" on and off', async () => {
  const page = await opened.tend.open('options.html');
  await page.bringToFront();
  await press('m');
  await expect.poll(async () => (await status())?.inMeetingUntil ?? 0).toBeGreaterThan(Date.now());
  await press('m');
  await expect.poll(async () => (await status())?.inMeetingUntil).toBeNull();
});

test('keys snooze for an hour', async () => {
  await press('s');
  await expect.poll(async () => (await status())?.snoozedUntil ?? 0).toBeGreaterThan(Date.now());
});

test('keys open the side panel for a note', async () => {
  const panel = sidePanelOf(opened.tend.context, opened.tend.address('sidepanel.html'));
  await press('j');
  await expect
    .poll(async () =>
      (await panel).evaluate<string>(
        `(() => { const text = (root) => [...root.querySelectorAll('*')].map((one) => (one.shadowRoot ? text(one.shadowRoot) : one.localName)).join(' '); return text(document); })()`,
      ),
    )
    .toContain('textarea');
});

test('keys open the popup', async () => {
  const popup = sidePanelOf(opened.tend.context, opened.tend.address('popup.html'));
  await press('d');
  expect(await (await popup).evaluate<string>('location.pathname')).toBe('/popup.html');
});
