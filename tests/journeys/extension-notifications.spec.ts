import { expect, type Page, test } from '@playwright/test';
import type { Plan } from '#shared/schemas/plan.ts';
import { allow } from '../support/extension/answer-question.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { openOnDisplay } from '../support/extension/open-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { sidePanelOf } from '../support/extension/side-panel.ts';
import { readStored, store } from '../support/extension/stored.ts';

declare const chrome: {
  notifications?: {
    getAll(): Promise<Record<string, true>>;
    onClicked: { dispatch(id: string): void };
  };
  permissions: { contains(wanted: object): Promise<boolean> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

test.describe.configure({ mode: 'serial' });

let opened: Awaited<ReturnType<typeof openOnDisplay>>;
let page: Page;
test.beforeAll(async () => {
  opened = await openOnDisplay(test.info());
  // Due since midnight, at whatever hour the journey runs.
  await store(opened.tend.worker, { settings: { ...allDaySettings, dailyAt: '00:00' } });
  page = await opened.tend.open('options.html');
});
test.afterAll(() => opened.close());

const box = (name: RegExp) => page.getByRole('checkbox', { name });
const shown = () => page.evaluate(async () => Object.keys((await chrome.notifications?.getAll()) ?? {}).toSorted());
const tell = (message: object) => page.evaluate((given) => chrome.runtime.sendMessage(given), message);
const plan: Plan = {
  ...{
    id: 'p',
    cue: 'we meet',
    response: 'ask',
    from: { kind: 'nudge', id: 'attending-autonomy-email' },
    createdAt: 1,
  },
  dueOn: new Date().toLocaleDateString('sv'),
};

test('none comes, and none is asked for, until somebody wants them', async () => {
  await expect(box(/daily prompt waits/)).not.toBeChecked();
  await expect(box(/one of my plans/)).toHaveCount(0);
  expect(await shown()).toEqual([]);
});

test('the browser is asked, and then the prompt that waits is told of', async () => {
  await page.bringToFront();
  await box(/daily prompt waits/).click();
  await allow(opened.display);
  await expect(box(/Show the prompt itself/)).toBeVisible();
  await expect.poll(shown).toEqual(['daily-prompt']);
  await checkAccess(page);
});

test('a click on it opens the popup, and takes it away', async () => {
  const popup = sidePanelOf(opened.tend.context, opened.tend.address('popup.html'));
  await opened.tend.worker.evaluate(() => chrome.notifications?.onClicked.dispatch('daily-prompt'));
  await expect.poll(shown).toEqual([]);
  expect(await (await popup).evaluate<string>('location.pathname')).toBe('/popup.html');
});

test('a plan is told of only where that was chosen too, and no more once it was tried', async () => {
  await tell({ type: 'planWritten', plan });
  expect(await shown()).not.toContain('plan-due');
  await box(/one of my plans/).check();
  await expect.poll(shown).toContain('plan-due');
  await tell({ type: 'planTried', id: 'p', on: plan.dueOn, isTried: true });
  await expect.poll(shown).not.toContain('plan-due');
});

test('deleting everything gives the permission back and forgets the choice', async () => {
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect(page.getByText('Everything is deleted.')).toBeVisible();
  expect(await readStored(opened.tend.worker, 'notifications')).toBeUndefined();
  expect(await page.evaluate(() => chrome.permissions.contains({ permissions: ['notifications'] }))).toBe(false);
  await expect(box(/daily prompt waits/)).not.toBeChecked();
});
