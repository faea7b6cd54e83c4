import { expect, test, type Page } from '@playwright/test';
import type { Plan } from '../../shared/schemas/plan.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { store } from '../support/extension/stored.ts';

const day = 86_400_000;
const dateOf = (epoch: number) => new Date(epoch).toISOString().slice(0, 10);
const handOver = {
  ...{ format: 'tend-hand-over', version: 1, followUpsOn: [dateOf(Date.now() + 2 * day)] },
  plan: { cue: 'I open my Monday one-to-one', response: 'put my phone away first' },
  module: { id: 'room-to-try', title: 'Room to try', behaviours: ['helping'] },
  wayBack: 'https://moodle.example.org/course/view.php?id=3',
  challenge: { text: 'Handovers run late', stage: 'spot' },
};
const plan: Plan = {
  ...{ id: 'p', ...handOver.plan, from: { kind: 'module', id: 'room-to-try' }, createdAt: Date.now() - 3 * day },
  course: {
    ...{ title: 'Room to try', behaviours: ['helping'], wayBack: handOver.wayBack },
    followUpsOn: [dateOf(Date.now() - 2 * day), dateOf(Date.now() - day), dateOf(Date.now() + 20 * day)],
  },
};

let tend: ExtensionInChromium;
test.beforeEach(async () => {
  tend = await launchChromium(await buildExtension('chrome'), test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings });
});
test.afterEach(() => tend?.context.close());

declare const chrome: {
  runtime: { sendMessage(message: object): Promise<unknown> };
  tabs: { query: unknown };
  scripting: { executeScript: unknown };
  storage: { session: { get(): Promise<{ panelTask?: unknown }> } };
};

/**
 * The popup as a page of its own, where the rules of access can be checked. It stands over no tab there, so what it
 * finds on the page in front is told to it; how it finds that is shown in the other journeys.
 */
async function openOver(held: object): Promise<Page> {
  const page = await tend.context.newPage();
  await page.addInitScript((text) => {
    const tab = { id: 1, url: 'https://tend.example.org/take-it-to-work' };
    chrome.tabs.query = () => Promise.resolve([tab]);
    chrome.scripting.executeScript = () => Promise.resolve([{ result: { origin: 'https://tend.example.org', text } }]);
  }, JSON.stringify(held));
  await page.goto(tend.address('popup.html'));
  return page;
}
const keep = (page: Page) =>
  page.evaluate((wanted) => chrome.runtime.sendMessage({ type: 'planWritten', plan: wanted }), plan);

for (const locale of ['en', 'cy'] as const) {
  test(`a plan from a course is asked for without a fault, by keyboard alone: ${locale}`, async () => {
    await store(tend.worker, { settings: { ...allDaySettings, locale } });
    const page = await openOver(handOver);
    await expect(page.getByText(handOver.plan.response)).toBeVisible();
    await checkAccess(page);
    await page.screenshot({ path: test.info().outputPath('offer.png'), fullPage: true });
    const field = page.getByRole('combobox');
    await expect(field).toHaveValue('one-to-one');
    await field.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText(locale === 'en' ? 'Your plan is kept.' : 'Mae’ch cynllun wedi’i gadw.')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText(locale === 'en' ? 'The challenge has begun' : 'Mae’r her wedi dechrau')).toBeVisible();
    await checkAccess(page);
    await page.screenshot({ path: test.info().outputPath('kept.png'), fullPage: true });
    const refused = await openOver({ ...handOver, version: 2 });
    await expect(refused.getByText(locale === 'en' ? 'a newer Tend' : 'fersiwn mwy newydd')).toBeVisible();
    await checkAccess(refused);
  });
}

test('a plan whose keeping nobody was told of is kept once, however often it is pressed', async () => {
  const popup = await openOver(handOver);
  await expect(popup.getByText(handOver.plan.response)).toBeVisible();
  await popup.evaluate(() => {
    const { sendMessage } = chrome.runtime;
    // As when the background dies between writing and answering.
    chrome.runtime.sendMessage = async (message) => {
      chrome.runtime.sendMessage = sendMessage;
      await sendMessage(message);
      throw new Error('The message port closed before a response was received.');
    };
  });
  await popup.getByRole('button', { name: 'Keep this plan' }).click();
  await expect(popup.getByRole('alert')).toContainText('could not be');
  await popup.getByRole('button', { name: 'Keep this plan' }).click();
  await expect(popup.getByText('Your plan is kept.')).toBeVisible();
  const lookBack = await tend.open('look-back.html');
  await expect(lookBack.getByText(handOver.plan.response)).toHaveCount(1);
});

test('a follow-up that is due is said once, and leads to the course', async () => {
  const popup = await tend.open('popup.html');
  await keep(popup);
  await expect(popup.getByRole('heading', { name: 'A follow-up to “Room to try” is due' })).toHaveCount(1);
  await checkAccess(popup);
  await popup.screenshot({ path: test.info().outputPath('due.png'), fullPage: true });

  await tend.context.route('https://moodle.example.org/**', (route) => route.fulfill({ body: 'course' }));
  const opening = tend.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Go to moodle.example.org' }).click();
  await expect(await opening).toHaveURL(handOver.wayBack);

  const lookBack = await tend.open('look-back.html');
  await lookBack.getByRole('button', { name: 'Done with it' }).click();
  await expect(lookBack.getByText('A follow-up to')).toHaveCount(0);
  await expect(popup.getByText('A follow-up to')).toHaveCount(0);
  await expect(lookBack.getByRole('link', { name: 'Open the course on moodle.example.org' })).toBeVisible();
  await checkAccess(lookBack);
});

test('a follow-up is said and done with while the words of its plan are locked', async () => {
  const popup = await tend.open('popup.html');
  await keep(popup);
  const passphrase = 'five old boats on the river';
  for (const message of [{ type: 'passphraseChosen', passphrase }, { type: 'lockWanted' }]) {
    expect(await popup.evaluate((told) => chrome.runtime.sendMessage(told), message)).toEqual({ isDone: true });
  }
  await expect(popup.getByRole('heading', { name: 'A follow-up to “Room to try” is due' })).toHaveCount(1);
  await expect(popup.getByText(plan.response)).toHaveCount(0);
  await popup.getByRole('button', { name: 'Done with it' }).click();
  await expect(popup.getByText('A follow-up to')).toHaveCount(0);
});

test('a plan comes back at the moment that its owner chose for it, and can wait', async () => {
  const popup = await tend.open('popup.html');
  await popup.evaluate((kept) => chrome.runtime.sendMessage({ type: 'planWritten', plan: kept }), {
    ...plan,
    comesAt: 'one-to-one',
    course: { ...plan.course, followUpsOn: [] },
  });
  await expect(popup.getByRole('button', { name: 'Look back' })).toBeVisible();
  await expect(popup.getByText('A plan of yours')).toHaveCount(0);

  const start = Date.now() + 300_000;
  const agenda = {
    ...{ version: 1, coveredUntil: start + day, readAt: Date.now(), triedAt: Date.now(), problem: null, failures: 0 },
    ...{ appointments: [{ start, end: start + 1_800_000, kind: 'oneToOne' }], etag: null },
  };
  await store(tend.worker, { agenda });
  const atMoment = await tend.open('popup.html');
  await expect(atMoment.getByText('A plan of yours for a moment like this')).toBeVisible();
  await expect(atMoment.getByText(/put my phone away first/)).toBeVisible();
  await checkAccess(atMoment);
  await atMoment.screenshot({ path: test.info().outputPath('moment.png'), fullPage: true });

  const other = await tend.open('popup.html');
  await other.getByRole('button', { name: 'Change it' }).click();
  const task = () => tend.worker.evaluate(async () => (await chrome.storage.session.get()).panelTask);
  await expect.poll(task).toEqual({ purpose: 'plan', planId: 'p' });

  await atMoment.bringToFront();
  await atMoment.getByRole('button', { name: 'Not yet' }).click();
  await expect(atMoment.getByText('A plan of yours')).toHaveCount(0);
});
