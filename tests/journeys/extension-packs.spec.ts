import { createHash } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { maxPackBytes } from '#shared/schemas/pack.ts';
import { examplePack, packText } from '../../authoring/packs/example-pack.ts';
import { allow } from '../support/extension/answer-question.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { openOnDisplay } from '../support/extension/open-extension.ts';
import { readStored, store } from '../support/extension/stored.ts';

test.describe.configure({ mode: 'serial' });

let opened: Awaited<ReturnType<typeof openOnDisplay>>;
let tend: typeof opened.tend;
let display: typeof opened.display;
let page: Page;

test.beforeAll(async () => {
  opened = await openOnDisplay(test.info());
  ({ tend, display } = opened);
});
test.afterAll(() => opened.close());
test.beforeEach(async () => {
  await store(tend.worker, { packs: { version: 1, packs: [] } });
  page = await tend.open('options.html');
});
test.afterEach(() => page.close());

const choose = (text: string | Buffer, name = 'pack.yaml') =>
  page.getByLabel(/A pack as a file/).setInputFiles({
    name,
    mimeType: 'text/plain',
    buffer: typeof text === 'string' ? Buffer.from(text) : text,
  });
const kept = async () => (await readStored<{ packs: { id: string; version: number }[] }>(tend.worker, 'packs'))?.packs;

test('a pack from a file is added, renewed and removed', async () => {
  await expect(page.getByText(/^No pack yet/)).toBeVisible();
  await choose(packText(examplePack()));
  await expect(page.getByText('Prompts of Example Board is added, with 1 prompt.')).toBeVisible();
  await expect(page.getByText('version 1 · 1 prompt · Example Health Board')).toBeVisible();
  await expect(page.getByText('Its module is opened in a course.')).toBeVisible();
  await checkAccess(page);
  await choose(JSON.stringify(examplePack({ version: 2 })), 'pack.json');
  await expect(page.getByText('Prompts of Example Board is now version 2.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove (Prompts of Example Board)' }).click();
  await expect(page.getByText(/is removed\. Its prompts no longer come\./)).toBeVisible();
  await expect.poll(kept).toEqual([]);
});

test('its prompts are drawn like all others', async () => {
  const nudges = examplePack().nudges.map((nudge) => ({ ...nudge, id: 'example-board-anytime' }));
  await choose(packText(examplePack({ nudges })));
  await expect(page.getByText(/is added/)).toBeVisible();
  await store(tend.worker, {
    offer: {
      version: 1,
      waiting: { nudgeId: 'example-board-anytime', on: new Date().toLocaleDateString('sv'), since: Date.now() },
      isStopRead: false,
    },
  });
  const popup = await tend.open('popup.html');
  await expect(popup.getByText(nudges[0]!.locales.en.text)).toBeVisible();
  await popup.close();
});

test.describe('refused whole, with the reason, and the pack that is there stays:', () => {
  test.beforeEach(async () => {
    await choose(packText(examplePack({ version: 5 })));
    await expect(page.getByText(/is added/)).toBeVisible();
  });
  test.afterEach(async () => {
    expect(await kept()).toMatchObject([{ id: 'example-board', version: 5 }]);
  });
  const newer = (changes: object) => packText({ ...examplePack({ version: 6 }), ...changes });

  for (const [name, text, reason] of [
    ['too large', `# ${'x'.repeat(maxPackBytes)}`, /larger than 1 MB/],
    ['not text', Buffer.from([0x89, 0x50, 0xff, 0xfe]), /is not text/],
    ['not a pack', 'hello: world', /not a pack of Tend/],
    ['another format', newer({ format: 2 }), /made for another version of Tend/],
    ['no prompts', newer({ nudges: [] }), /holds modules only/],
    ['the same version', packText(examplePack({ version: 5 })), /You have version 5 of this pack already/],
    ['an older version', packText(examplePack({ version: 4 })), /this one is older/],
  ] as const) {
    test(name, async () => {
      await choose(text);
      await expect(page.getByText(reason)).toBeVisible();
    });
  }

  test('HTML, with a list for whoever made it', async () => {
    await choose(newer({ name: 'Our <img src=x onerror=alert(1)> pack' }));
    await expect(page.getByText(/Something in this pack is not right/)).toBeVisible();
    await page.getByText('For whoever made the pack').click();
    await expect(page.getByText(/pack\.yaml:4 no-markup name: "<img/)).toBeVisible();
    await checkAccess(page);
  });

  test('ids that Tend has', async () => {
    const nudges = examplePack().nudges.map((nudge) => ({ ...nudge, id: 'attending-vision-email' }));
    await choose(newer({ nudges }));
    await expect(page.getByText(/One prompt of this pack has an id that is in use already/)).toBeVisible();
  });
});

test.describe('by an address', () => {
  const address = 'https://packs.example.org/tend/pack.yaml';
  const hashOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
  const fetchAs = async (integrity: string, from = address) => {
    await page.getByLabel(/the address of a pack/).fill(from);
    await page.getByLabel(/The hash of that pack/).fill(integrity);
  };
  let isAllowed = false;
  /** Presses a button and, where the browser asks, which it does once for a site, allows it. */
  const press = async (button: string, outcome: RegExp) => {
    await page.bringToFront();
    await page.getByRole('button', { name: button }).click();
    if (!isAllowed) await allow(display);
    isAllowed = true;
    await expect(page.getByText(outcome)).toBeVisible();
  };
  const serve = (text: string, headers: Record<string, string> = {}) =>
    tend.context.route('https://packs.example.org/**', (route) => route.fulfill({ body: text, headers }));
  test.afterEach(() => tend.context.unroute('https://packs.example.org/**'));

  test('what cannot be an address or a hash is said, and nothing is asked for', async () => {
    await fetchAs(hashOf('x'), 'http://packs.example.org/pack.yaml');
    await page.getByRole('button', { name: 'Fetch the pack' }).click();
    await expect(page.getByText(/not an address that begins with https/)).toBeVisible();
    await fetchAs('sha384-short');
    await page.getByRole('button', { name: 'Fetch the pack' }).click();
    await expect(page.getByText(/not a whole hash/)).toBeVisible();
  });

  test('the right hash takes it in, a newer file is seen when asked for, and the permission is given back', async () => {
    const text = packText(examplePack());
    await serve(text);
    await fetchAs(hashOf(text));
    await press('Fetch the pack', /is added, with 1 prompt/);
    await expect(page.getByText(`From ${address}`)).toBeVisible();
    const origins = () =>
      page.evaluate(async () => (await (globalThis as never as Chrome).chrome.permissions.getAll()).origins);
    await expect.poll(origins).toEqual([]);

    await press('Look for a new version', /You have the newest version/);
    await tend.context.unroute('https://packs.example.org/**');
    const next = packText(examplePack({ version: 2 }));
    await serve(next);
    await press('Look for a new version', /There is another file at this address now/);
    await expect(page.getByLabel(/The hash of that pack/)).toBeFocused();
    await expect(page.getByLabel(/the address of a pack/)).toHaveValue(address);
    await page.getByLabel(/The hash of that pack/).fill(hashOf(next));
    await press('Fetch the pack', /is now version 2/);
  });

  test('the wrong hash is refused before a word of it is read', async () => {
    await serve(packText(examplePack()));
    await fetchAs(hashOf('another file'));
    await press('Fetch the pack', /not the one that belongs to this hash/);
    expect(await kept()).toEqual([]);
  });

  test('an address that leads elsewhere is not followed', async () => {
    await tend.context.route('https://packs.example.org/**', (route) =>
      route.fulfill({ status: 302, headers: { location: 'https://elsewhere.example.org/pack.yaml' } }),
    );
    await fetchAs(hashOf('x'));
    await press('Fetch the pack', /points to another address/);
  });

  test('a file without end is cut off', async () => {
    await serve('x'.repeat(maxPackBytes + 1));
    await fetchAs(hashOf('x'));
    await press('Fetch the pack', /larger than 1 MB/);
  });
});

interface Chrome {
  chrome: { permissions: { getAll(): Promise<{ origins: string[] }> } };
}
