import { expect, type Page, test, type Worker } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { stopWorker } from '../support/extension/stop-worker.ts';
import { readMemory, readStored, store } from '../support/extension/stored.ts';

declare const chrome: {
  action: { getBadgeText(where: object): Promise<string> };
  alarms: {
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
    create(name: string, alarm: object): Promise<void>;
  };
  idle: { onStateChanged: { dispatch(state: string): void } };
};

// A Monday that lies ahead: an alarm of the past would fire at once.
const at = (day: string, clock: string): number => Date.parse(`2028-11-${day}T${clock}:00Z`);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const settings: Settings = {
  ...allDaySettings,
  hours: [1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? { from: '09:00', to: '17:00' } : null)) as Settings['hours'],
  dose: 'daily',
  dailyAt: '09:00',
};

let tend: ExtensionInChromium;
/** A page of the extension: it looks at what is stored without waking the background. */
let own: Page;
const eye = () => own as unknown as Worker;

// One browser for all: each begins with what it stores.
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  tend = await launchChromium(
    await buildExtension('chrome', { hasTestClock: true }),
    test.info().outputPath('profile'),
    {
      timeZone: 'UTC',
    },
  );
  own = await tend.pageAt('first-run.html');
});
test.afterAll(() => tend.context.close());
test.beforeEach(async () => {
  await store(eye(), { testClock: at('20', '08:00') });
  await store(eye(), { settings, memory: emptyMemory, status: defaultStatus, sweep: { version: 1, seenAt: null } });
  await wake();
});

const badge = () => own.evaluate(() => chrome.action.getBadgeText({}));
const planned = () => own.evaluate(async () => (await chrome.alarms.get('tick'))?.scheduledTime ?? Infinity);
const waiting = async () => (await readStored<{ waiting: { on: string } | null }>(eye(), 'offer'))?.waiting?.on ?? null;
const shown = async () => (await readMemory(eye()))?.recent.map(({ shownOn }) => shownOn) ?? [];

/** The alarm comes, late or not, and everything is planned anew. */
async function wake(): Promise<void> {
  await own.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 1 }));
  const now = (await readStored<number>(eye(), 'testClock')) ?? 0;
  await expect.poll(planned).toBeGreaterThan(now);
  await expect.poll(planned).toBeLessThan(Infinity);
}
const moveTo = (now: number) => store(eye(), { testClock: now });

async function answerInPopup(): Promise<void> {
  const popup = await tend.open('popup.html');
  await popup.getByRole('button', { name: 'Useful' }).click();
  await expect(popup.getByText('Your answer: useful')).toBeVisible();
  await popup.close();
}

test('a laptop that slept for three days brings one prompt, that of today, and plans the next', async () => {
  await moveTo(at('20', '09:00'));
  await wake();
  expect([await badge(), await waiting()]).toEqual(['•', '2028-11-20']);
  // The lid is closed before anybody looked. No alarm comes until Thursday at lunch.
  await stopWorker(tend.context, own);
  await moveTo(at('23', '12:30'));
  await wake();
  // Monday's waited and was passed over; of the days between, nothing is made up for.
  expect([await badge(), await waiting(), await shown()]).toEqual(['•', '2028-11-23', ['2028-11-20']]);
  await answerInPopup();
  await expect.poll(badge).toBe('');
  expect(await shown()).toEqual(['2028-11-20', '2028-11-23']);
  await expect.poll(planned).toBeLessThanOrEqual(at('24', '09:00'));
});

test('one that wakes in the evening or at a weekend is quiet until work begins', async () => {
  await moveTo(at('24', '18:00'));
  await wake();
  expect([await badge(), await waiting()]).toEqual(['', null]);
  await moveTo(at('25', '11:00'));
  await wake();
  expect(await badge()).toBe('');
  expect(await planned()).toBe(at('27', '09:00'));
});

test('coming back to the desk makes up for an alarm that never came', async () => {
  // Awake, so that it is not its start that makes up for the alarm.
  await own.evaluate(() => chrome.alarms.create('other', { when: Date.now() - 1 }));
  await expect.poll(() => tend.context.serviceWorkers().length).toBe(1);
  const [worker] = tend.context.serviceWorkers();
  await moveTo(at('21', '10:00'));
  expect(await badge()).toBe('');
  await worker!.evaluate(() => chrome.idle.onStateChanged.dispatch('active'));
  await expect.poll(badge).toBe('•');
  expect(await waiting()).toBe('2028-11-21');
});

test('a clock that stood a year ahead and is set right deletes no note, and keeps nothing quiet', async () => {
  const panel = await tend.open('sidepanel.html');
  await panel.getByRole('textbox').first().fill('We will try it on Thursday.');
  await panel.getByRole('button', { name: 'Keep' }).click();
  await expect(panel.getByText('Your note is kept.')).toBeVisible();
  await panel.close();

  const wrong = at('20', '09:00') + 364 * dayMs;
  await moveTo(wrong);
  await wake();
  expect(await badge()).toBe('•');
  await answerInPopup();
  const popup = await tend.open('popup.html');
  await popup.getByRole('button', { name: 'An hour' }).click();
  await expect
    .poll(async () => (await readStored<{ snoozedUntil: number | null }>(eye(), 'status'))?.snoozedUntil)
    .toBe(wrong + hourMs);
  await popup.close();

  await moveTo(at('20', '09:30'));
  await wake();
  // Whatever was counted by the wrong clock: the alarm is not a year away.
  expect(await planned()).toBeLessThanOrEqual(at('21', '09:00'));
  await moveTo(at('21', '09:00'));
  await wake();
  await expect.poll(badge).toBe('•');
  expect(await waiting()).toBe('2028-11-21');
  const lookBack = await tend.open('look-back.html');
  await expect(lookBack.getByText('We will try it on Thursday.')).toBeVisible();
  await lookBack.close();
});

test('a clock that went back some hours brings no second prompt on one day', async () => {
  await moveTo(at('22', '11:00'));
  await wake();
  await answerInPopup();
  await moveTo(at('22', '09:00'));
  await wake();
  expect([await badge(), await shown()]).toEqual(['', ['2028-11-22']]);
  expect(await planned()).toBeLessThanOrEqual(at('23', '09:00'));
});
