import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { noOffer } from '../../extension/storage/offer.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { remembered } from '../support/extension/remembered.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, readStored, store } from '../support/extension/stored.ts';

declare const chrome: {
  storage: { local: { clear(): Promise<void>; get(key: string): Promise<Record<string, unknown>> } };
};

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let page: Page;

test.beforeAll(async () => {
  tend = await launchChromium(await buildExtension('chrome'), test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
});
test.afterAll(() => tend.context.close());
test.beforeEach(async () => {
  await store(tend.worker, {
    settings: allDaySettings,
    status: defaultStatus,
    memory: emptyMemory,
    offer: noOffer,
  });
});
test.afterEach(() => page.close());

const today = () => new Date().toLocaleDateString('sv');
const nudgeId = 'attending-autonomy-email';
const shownToday = () =>
  remembered({ nudgeId, moment: 'compose', shownAt: Date.now(), shownOn: today(), answer: null });

const check = () => checkAccess(page);

test('popup: a prompt, all of its buttons, and an answer that is kept', async () => {
  await store(tend.worker, { memory: shownToday() });
  page = await tend.open('popup.html');
  await page.getByRole('button', { name: 'Why this?' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('button', { name: 'Make it a plan' })).toBeVisible();
  await check();
  await page.getByRole('button', { name: 'Tried it' }).click();
  await expect(page.getByText('Your answer: tried it')).toBeVisible();
  expect((await readMemory(tend.worker))?.recent[0]?.answer).toBe('triedIt');
});

test('popup: quiet, with the reason, and pauses that let go', async () => {
  page = await tend.open('popup.html');
  await expect(page.getByText(/Today’s prompt comes at|No prompt fits/)).toBeVisible();
  await page.getByRole('button', { name: 'In a meeting' }).click();
  await expect(page.getByText(/In a meeting, so quiet until/)).toBeVisible();
  await page.getByRole('button', { name: 'In a meeting' }).click();
  await page.getByRole('button', { name: 'until tomorrow' }).click();
  await expect(page.getByText(/^Quiet until/)).toHaveCount(1);
  await page.getByRole('button', { name: 'Short-staffed today' }).click();
  await expect(page.getByRole('button', { name: 'Short-staffed today' })).toHaveAttribute('aria-pressed', 'true');
  await check();
  await page.getByRole('button', { name: 'End the quiet' }).click();
  await expect(page.getByText(/Today’s prompt comes at|No prompt fits/)).toBeVisible();
});

test('popup: on a day of time off it says when that is over', async () => {
  const settings = { ...allDaySettings, timeOff: [{ from: today(), to: today() }] };
  await store(tend.worker, { settings });
  page = await tend.open('popup.html');
  await expect(page.locator('p.quiet')).toHaveText(/^You have time off\. Nothing will come before \w+/);
  await check();
});

test('popup: after nine unanswered prompts it says so, and starts again when asked', async () => {
  const shown = Array.from({ length: 9 }, (_none, index) => {
    const at = new Date(Date.now() - (index + 1) * 86_400_000);
    const shownOn = at.toLocaleDateString('sv');
    return { nudgeId, moment: 'compose' as const, shownAt: at.getTime(), shownOn, answer: null };
  });
  await store(tend.worker, { memory: remembered(...shown.toReversed()) });
  page = await tend.open('popup.html');
  await expect(page.getByText(/Tend has gone quiet/)).toBeVisible();
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByText(/Tend has gone quiet/)).toBeHidden();
});

test('first run: a sample to try, choices that are kept at once, and an end', async () => {
  page = await tend.open('first-run.html');
  await page.getByRole('button', { name: 'Useful' }).click();
  await expect(page.getByText('Nothing was kept of this one.')).toBeVisible();
  expect((await readMemory(tend.worker))?.recent).toEqual([]);
  await page.getByRole('radio', { name: 'Once a week' }).click();
  await page.getByRole('checkbox', { name: 'Saturday' }).uncheck();
  await expect.poll(async () => (await readStored<Settings>(tend.worker, 'settings'))?.hours[5]).toBeNull();
  expect((await readStored<Settings>(tend.worker, 'settings'))?.dose).toBe('weekly');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'All set' })).toBeFocused();
  await check();
});

test('settings: hours, quiet hours, time and language are kept; nonsense is named and not kept', async () => {
  page = await tend.open('options.html');
  await page.getByLabel('Monday, from').fill('10:30');
  await expect.poll(async () => (await readStored<Settings>(tend.worker, 'settings'))?.hours[0]?.from).toBe('10:30');
  await page.getByLabel('Monday, to').fill('09:00');
  await expect(page.getByText('Monday: the end must be later than the start.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Keep quiet between two times' }).check();
  await page.getByLabel('Quiet from').fill('22:00');
  await page.getByLabel('Time', { exact: true }).fill('08:15');
  await expect
    .poll(async () => await readStored<Settings>(tend.worker, 'settings'))
    .toMatchObject({ quietHours: { from: '22:00', to: '13:00' }, dailyAt: '08:15' });
  expect((await readStored<Settings>(tend.worker, 'settings'))?.hours[0]).toEqual({ from: '10:30', to: '23:59' });
  await expect(page.getByText('Saved.')).toBeVisible();
  await check();
});

test('settings: time off by first and last day; what cannot be is named and not kept', async () => {
  page = await tend.open('options.html');
  const timeOff = async () => (await readStored<Settings>(tend.worker, 'settings'))?.timeOff;
  const add = async (from: string, to: string) => {
    await page.getByLabel('First day').fill(from);
    await page.getByLabel('Last day').fill(to);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  };
  await add('2099-08-03', '2099-08-01');
  await expect(page.getByText('The last day must not come before the first.')).toBeVisible();
  await add('2020-08-03', '2020-08-14');
  await expect(page.getByText('These days have gone by.')).toBeVisible();
  await add('', '');
  await expect(page.getByText('Choose the first day.')).toBeVisible();
  expect(await timeOff()).toEqual([]);
  await add('2099-08-03', '2099-08-14');
  await add('2099-05-04', '');
  const [may, august] = [
    { from: '2099-05-04', to: '2099-05-04' },
    { from: '2099-08-03', to: '2099-08-14' },
  ];
  await expect.poll(timeOff).toEqual([may, august]);
  await check();
  await page.getByRole('button', { name: /^Remove \(.*May.*\)/ }).click();
  await expect.poll(timeOff).toEqual([august]);
});

test('settings: four weeks of prompts are saved as a calendar file', async () => {
  page = await tend.open('options.html');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save four weeks of prompts' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('tend-prompts.ics');
  const text = await readFile(await file.path(), 'utf8');
  expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(28);
  await expect(page.getByText('28 prompts are in the file.')).toBeVisible();
  await check();
});

test('settings: a challenge gives prompts of its stage, moves on with a tap, and ends', async () => {
  page = await tend.open('options.html');
  await page.getByRole('textbox', { name: 'The challenge, in a few words' }).fill('Handover <b>takes</b> too long');
  await page.getByRole('radio', { name: 'Agree what causes it' }).click();
  const challenge = async () => (await readStored<Settings>(tend.worker, 'settings'))?.challenge;
  await expect.poll(challenge).toMatchObject({ stage: 'cause' });
  await check();
  const popup = await tend.open('popup.html');
  await expect(popup.getByText('Your challenge: Agree what causes it')).toBeVisible();
  await popup.close();
  await page.getByRole('radio', { name: 'Make it safe to try' }).click();
  await expect.poll(challenge).toMatchObject({ stage: 'try' });
  await page.getByRole('button', { name: 'We are done with it' }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('It is over.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'The challenge, in a few words' })).toHaveValue('');
  await expect(page.getByRole('radio', { name: 'Make it safe to try' })).not.toBeChecked();
  expect(await challenge()).toBeNull();
});

test('popup: a prompt says why it was chosen', async () => {
  const memory = shownToday();
  const because = { kind: 'longAgo' as const, weeks: 17 };
  await store(tend.worker, { memory: { ...memory, recent: memory.recent.map((show) => ({ ...show, because })) } });
  page = await tend.open('popup.html');
  await page.getByRole('button', { name: 'Why this?' }).click();
  await expect(page.getByText('It fits the moment, and you had not seen it for 17 weeks.')).toBeVisible();
  await check();
});

test('what an earlier version kept is taken over: it rests, and it is there to look back', async () => {
  const shownAt = Date.now() - 86_400_000;
  const shownOn = new Date(shownAt).toLocaleDateString('sv');
  const shown = [{ nudgeId, moment: 'compose', shownAt, shownOn, answer: 'useful' }];
  const {
    challenge: _challenge,
    timeOff: _timeOff,
    keepDays: _keepDays,
    ...settings
  } = { ...allDaySettings, version: 1, dose: 'weekly' };
  await tend.worker.evaluate(() => chrome.storage.local.clear());
  await store(tend.worker, { settings, history: { version: 1, shown } });
  // Any message of a page brings the background to look at what is stored.
  const popup = await tend.open('popup.html');
  await popup.getByRole('button', { name: 'Short-staffed today' }).click();
  await expect.poll(() => readMemory(tend.worker)).toMatchObject({ lastShown: [[nudgeId, shownOn]] });
  await expect(popup.getByText('That is enough for now.')).toBeVisible();
  await popup.close();
  page = await tend.open('look-back.html');
  await expect(page.getByText('Your answer: useful')).toBeVisible();
  expect(await readStored(tend.worker, 'history')).toBeUndefined();
  await page.goto(tend.address('options.html'));
  await expect(page.getByRole('radio', { name: 'Once a week' })).toBeChecked();
});

test('settings: everything is deleted after one question, and not without it', async () => {
  page = await tend.open('options.html');
  await page.getByRole('radio', { name: 'Not at all' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await check();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect(page.getByText('Everything is deleted.')).toBeVisible();
  expect(await readStored(tend.worker, 'settings')).toBeUndefined();
});

test('side panel: an unfinished note outlives the panel, a finished one is in look back', async () => {
  page = await tend.open('sidepanel.html');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Write a few words first.')).toBeVisible();
  await page.getByRole('textbox').fill('Half a thought');
  await expect.poll(async () => await readStored(tend.worker, 'draft')).toMatchObject({ text: 'Half a thought' });
  await page.close();
  page = await tend.open('sidepanel.html');
  await expect(page.getByRole('textbox')).toHaveValue('Half a thought');
  await page.getByRole('textbox').fill('A <b>whole</b> thought');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByRole('textbox')).toHaveValue('');
  await check();
  await page.close();
  page = await tend.open('look-back.html');
  await expect(page.getByText('A <b>whole</b> thought')).toBeVisible();
  await check();
  await page.getByRole('button', { name: 'Delete this note' }).click();
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
});

test('a reading that began before a choice does not undo it on the page', async () => {
  page = await tend.open('options.html');
  const friday = page.getByRole('checkbox', { name: 'Friday' });
  await expect(friday).toBeChecked();
  // Readings of the page are answered when the test says so; what the page then writes into the box is listed.
  await friday.evaluate((box: HTMLInputElement) => {
    const { local } = chrome.storage;
    const read = local.get.bind(local);
    const held: (() => void)[] = [];
    const drawn: boolean[] = [];
    local.get = async (key: string) => {
      const found = await read(key);
      await new Promise<void>((resolve) => held.push(resolve));
      return found;
    };
    const checked = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'checked');
    Object.defineProperty(box, 'checked', {
      get: () => checked?.get?.call(box) as boolean,
      set: (value: boolean) => {
        drawn.push(value);
        checked?.set?.call(box, value);
      },
    });
    Object.assign(globalThis, { held, drawn });
  });
  const heldReadings = () => page.evaluate(() => (globalThis as unknown as { held: unknown[] }).held.length);
  await store(tend.worker, { draft: { version: 1, text: 'a', nudgeId: null } });
  await expect.poll(heldReadings).toBeGreaterThan(0);
  await friday.click();
  await expect.poll(async () => (await readStored<Settings>(tend.worker, 'settings'))?.hours[4]).toBeNull();
  await page.evaluate(async () => {
    const { held } = globalThis as unknown as { held: (() => void)[] };
    for (let answer = held.shift(); answer; answer = held.shift()) {
      answer();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { drawn: boolean[] }).drawn)).not.toContain(true);
});

test('a store that cannot be read is said, with what to do, and its copy is kept until then', async () => {
  await store(tend.worker, { settings: { dose: 'hourly' } });
  page = await tend.open('options.html');
  await expect(page.getByText('Some stored data could not be read')).toBeVisible();
  await expect(page.getByText(/usual values in its place: settings\./)).toBeVisible();
  await check();
  await page.getByRole('checkbox', { name: 'Friday' }).uncheck();
  await expect
    .poll(async () => await readStored(tend.worker, 'unreadable'))
    .toMatchObject({ copies: [{ key: 'settings', raw: { dose: 'hourly' } }] });
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the copy as a file' }).click();
  expect((await saving).suggestedFilename()).toBe('tend-unreadable.json');
  await page.getByRole('button', { name: 'Close and delete the copy' }).click();
  await expect(page.getByText('Some stored data could not be read')).toBeHidden();
});
