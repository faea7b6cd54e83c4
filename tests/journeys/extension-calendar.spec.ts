import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { allow } from '../support/extension/answer-question.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { openOnDisplay } from '../support/extension/open-extension.ts';
import { event, feed, guest } from '../support/extension/example-feed.ts';
import { readStored, store } from '../support/extension/stored.ts';

test.describe.configure({ mode: 'serial' });

let opened: Awaited<ReturnType<typeof openOnDisplay>>;
let tend: typeof opened.tend;
let display: typeof opened.display;
let page: Page;

test.beforeAll(async () => {
  opened = await openOnDisplay(test.info());
  ({ tend, display } = opened);
  page = await tend.open('options.html');
});
test.afterAll(() => opened.close());

const address = 'https://calendar.example.org/private-1234/basic.ics';

/** Every answer of the calendar's server from now on, as the background gets it. */
const serve = (answer: { status?: number; body?: string }) =>
  tend.worker.evaluate(({ status = 200, body = '' }) => {
    const shared = globalThis as unknown as { tendFetch?: typeof fetch };
    const real = (shared.tendFetch ??= fetch);
    globalThis.fetch = async (input, init) =>
      new Request(input).url.startsWith('https://calendar.example.org/')
        ? new Response(body, { status })
        : real(input, init);
  }, answer);

/** An event that began so many minutes ago, and lasts an hour. */
const since = (minutes: number, ...lines: string[]) => {
  const start = new Date(Date.now() - minutes * 60_000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return event(`UID:${minutes}`, `DTSTART:${start}`, 'DURATION:PT1H', ...lines);
};

test('what cannot be an address is said, and nothing is asked for', async () => {
  await page.getByLabel(/Address of your calendar/).fill('http://calendar.example.org/basic.ics');
  await page.getByRole('button', { name: 'Use this calendar' }).click();
  await expect(page.getByText(/not an address that begins with https:\/\/ or webcal/)).toBeVisible();
  await checkAccess(page);
});

test('a calendar is read once its site is allowed, and only its times are kept', async () => {
  await serve({ body: feed([since(10, 'SUMMARY:Secret plan', guest('a@example.org'), guest('b@example.org'))]) });
  await page.bringToFront();
  await page.getByLabel(/Address of your calendar/).fill(address.replace('https', 'webcal'));
  await page.getByRole('button', { name: 'Use this calendar' }).click();
  await allow(display);
  await expect(page.getByText('The calendar is read.')).toBeVisible();
  await expect(page.getByText('A calendar at calendar.example.org')).toBeVisible();
  await expect(page.getByText(/Last read: .* in the next three weeks/)).toBeVisible();
  await checkAccess(page);
  const agenda = await readStored<{ appointments: object[] }>(tend.worker, 'agenda');
  expect(agenda?.appointments.map((appointment) => Object.keys(appointment).toSorted())).toEqual([
    ['end', 'kind', 'start'],
  ]);
  const all = await tend.worker.evaluate(async () =>
    JSON.stringify(await (globalThis as never as Chrome).chrome.storage.local.get()),
  );
  expect(all).not.toMatch(/Secret plan|a@example/);
});

test('it keeps Tend quiet while a meeting is on', async () => {
  const popup = await tend.open('popup.html');
  await expect(popup.getByText(/In a meeting, so quiet until/)).toBeVisible();
  await popup.close();
});

test('before a 1:1 its prompt waits behind the badge', async () => {
  await serve({ body: feed([since(-10, 'SUMMARY:1:1')]) });
  await page.getByRole('button', { name: 'Read it now' }).click();
  await expect(page.getByText(/One meeting in the next three weeks/)).toBeVisible();
  const popup = await tend.open('popup.html');
  await expect(popup.getByText(/before a 1:1/)).toBeVisible();
  await popup.close();
});

test('after a 1:1 one waits, too, if none was read before it', async () => {
  await store(tend.worker, { memory: emptyMemory });
  await serve({ body: feed([since(65, 'SUMMARY:1:1'), since(-1440, 'SUMMARY:1:1')]) });
  await page.getByRole('button', { name: 'Read it now' }).click();
  await expect(page.getByText(/One meeting in the next three weeks/)).toBeVisible();
  await expect
    .poll(async () => (await readStored<Waiting>(tend.worker, 'offer'))?.waiting?.moment)
    .toBe('oneToOneEnded');
  const popup = await tend.open('popup.html');
  await expect(popup.getByText(/after a 1:1/)).toBeVisible();
  await popup.close();
});

for (const [name, answer, reason] of [
  ['is withdrawn', { status: 404 }, /no calendar at this address on calendar\.example\.org any more/],
  ['needs a password', { status: 401 }, /does not let this address be read/],
  ['is a page to sign in', { body: '<title>Sign in</title>' }, /not a calendar/],
  ['is away', { status: 503 }, /did not answer the last time/],
] as const) {
  test(`says what to do when the calendar ${name}, and goes by what it knew`, async () => {
    await serve(answer);
    await page.getByRole('button', { name: 'Read it now' }).click();
    await expect(page.getByRole('alert').filter({ hasText: reason })).toBeVisible();
    await expect(page.getByText(/One meeting in the next three weeks/)).toBeVisible();
    await checkAccess(page);
  });
}

test('removing it deletes all of it and gives the permission back', async () => {
  await page.getByRole('button', { name: 'Remove the calendar' }).click();
  await expect(page.getByText(/The calendar is removed/)).toBeVisible();
  await expect(page.getByLabel(/Address of your calendar/)).toHaveValue('');
  const origins = () =>
    page.evaluate(async () => (await (globalThis as never as Chrome).chrome.permissions.getAll()).origins);
  await expect.poll(origins).toEqual([]);
  expect(await readStored(tend.worker, 'calendar')).toMatchObject({ address: null });
  expect(await readStored(tend.worker, 'agenda')).toMatchObject({ appointments: [], readAt: null });
});

interface Waiting {
  waiting: { moment?: string } | null;
}
interface Chrome {
  chrome: {
    permissions: { getAll(): Promise<{ origins: string[] }> };
    storage: { local: { get(): Promise<object> } };
  };
}
