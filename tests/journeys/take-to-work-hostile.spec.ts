import { expect, test, type Page } from '@playwright/test';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { copyWithKey, openPopupOver } from '../support/extension/popup-over-tab.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { store } from '../support/extension/stored.ts';
import { startVirtualDisplay, type VirtualDisplay } from '../support/extension/virtual-display.ts';

const handOver = {
  ...{ format: 'tend-hand-over', version: 1, followUpsOn: ['2099-01-01'] },
  plan: { cue: 'we meet', response: 'ask Ana' },
  module: { id: 'notice', title: 'Notice', behaviours: ['attending'] },
};
const site = 'https://course.example';
const title = 'A plan from your course';
const unread = 'holds something for Tend that cannot be read';

const element = (text: string, tag = 'script type="application/json"') =>
  `<${tag} id="tend-hand-over">${text.replaceAll('<', String.raw`\u003c`)}</${tag.split(' ')[0]}>`;
const holding = (changes: object) => element(JSON.stringify({ ...handOver, ...changes }));

interface Hostile {
  name: string;
  html: string;
  path?: string;
  says: string[];
  saysNot?: string[];
}

const pages: Hostile[] = [
  { name: 'nothing but noise', html: element('{"format":"tend-hand'), says: [unread, 'course.example'] },
  { name: 'a later version', html: holding({ version: 2 }), says: ['comes from a newer Tend'], saysNot: ['ask Ana'] },
  { name: 'more than Tend reads', html: holding({ padding: 'x'.repeat(3_000_000) }), says: [unread] },
  {
    name: 'markup in its words',
    html: holding({ plan: { cue: '<b>we</b> meet', response: '<img src=x onerror="document.title=1"> {cue}' } }),
    says: ['If <b>we</b> meet, then I will <img src=x onerror="document.title=1"> {cue}.'],
  },
  {
    name: 'words that turn what follows',
    html: holding({ plan: { cue: 'we \u{202e}teem', response: 'pay' } }),
    says: [unread],
  },
  { name: 'a way back that is a script', html: holding({ wayBack: 'javascript:alert(1)' }), says: [unread] },
  {
    name: 'a way back to this very device',
    html: holding({ wayBack: 'http://127.0.0.1:8080/restart' }),
    says: [title, 'ask Ana'],
    saysNot: ['127.0.0.1', 'lead you back'],
  },
  { name: 'an element of another kind', html: element(JSON.stringify(handOver), 'div'), says: [], saysNot: [title] },
  {
    name: 'functions of its own in the place of the browser’s',
    html: `<img name="getElementById"><form id="querySelector"></form>${holding({})}<script>
      Document.prototype.getElementById = () => ({ type: 'application/json', textContent: 'forged' });
      JSON.parse = () => { throw new Error('forged'); };
      Object.defineProperty(HTMLScriptElement.prototype, 'type', { get: () => 'forged' });
      Object.defineProperty(Node.prototype, 'textContent', { get: () => 'forged' });
    </script>`,
    says: [title, 'ask Ana'],
    saysNot: ['forged'],
  },
  {
    name: 'it in a frame only',
    html: '<iframe src="/take-it-to-work?inner"></iframe>',
    says: [],
    saysNot: [title, unread],
  },
  { name: 'another path', path: '/take-it-to-work/more', html: holding({}), says: [], saysNot: [title, unread] },
  { name: 'a query', path: '/take-it-to-work?plan=1', html: holding({}), says: [], saysNot: [title, unread] },
  { name: 'a fragment', path: '/take-it-to-work#plan', html: holding({}), says: [], saysNot: [title, unread] },
  { name: 'a changed prototype', html: element('{"__proto__":{"version":1}}'), says: [unread] },
];

let display: VirtualDisplay;
let tend: ExtensionInChromium;
let page: Page;

test.beforeAll(async () => {
  display = await startVirtualDisplay();
  const extension = copyWithKey(await buildExtension('chrome'), test.info().outputPath('extension'));
  tend = await launchChromium(extension, test.info().outputPath('profile'), { display: display.name });
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings });
  page = await tend.context.newPage();
});
test.afterAll(async () => {
  await tend?.context.close();
  await display?.stop();
});

async function show(html: string, path = '/take-it-to-work', at = site): Promise<void> {
  await tend.context.unrouteAll();
  await tend.context.route(`${at}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>x</title>${route.request().url().endsWith('?inner') ? holding({}) : html}`,
    }),
  );
  // The same address with another fragment would not be loaded again.
  await page.goto('about:blank');
  await page.goto(`${at}${path}`);
}

for (const { name, html, path, says, saysNot = [] } of pages) {
  test(`a page with ${name}`, async () => {
    await show(html, path);
    const popup = await openPopupOver(page, tend, display);
    await expect.poll(() => popup.hasLooked()).toBe(true);
    for (const words of says) await expect.poll(() => popup.text()).toContain(words);
    const text = await popup.text();
    for (const words of saysNot) expect(text).not.toContain(words);
    expect(await page.title()).toBe('x');
    await popup.close();
  });
}

test('what is kept is what was shown, whatever the page holds by then', async () => {
  await show(holding({}));
  const popup = await openPopupOver(page, tend, display);
  await expect.poll(() => popup.text()).toContain('ask Ana');
  await page.evaluate(
    (text) => {
      const holder = document.getElementById('tend-hand-over');
      if (holder) holder.textContent = text;
    },
    JSON.stringify({ ...handOver, plan: { cue: 'we meet', response: 'pay' } }),
  );
  await popup.choose('Keep this plan');
  await expect.poll(() => popup.text()).toContain('Your plan is kept.');
  const lookBack = await tend.open('look-back.html');
  await expect(lookBack.getByText('If we meet, then I will ask Ana.')).toBeVisible();
  await expect(lookBack.getByText('pay')).toHaveCount(0);
  await lookBack.close();
  await popup.close();
});

test('a name in look-alike letters is shown in the form that no look-alike shares', async () => {
  await show(holding({}), '/take-it-to-work', 'https://xn--mdle-55da.example');
  const popup = await openPopupOver(page, tend, display);
  await expect.poll(() => popup.text()).toContain('xn--mdle-55da.example');
  await popup.close();
});

test('nothing is read from a page over which nobody opened the popup', async () => {
  await show(holding({ module: { ...handOver.module, id: 'other' } }));
  const own = await tend.open('popup.html');
  await expect(own.getByRole('button', { name: 'Look back' })).toBeVisible();
  await expect(own.getByText(title)).toHaveCount(0);
  const mayRead = await tend.worker.evaluate(async () => {
    const { tabs, scripting } = (globalThis as unknown as { chrome: typeof browser }).chrome;
    const [tab] = (await tabs.query({ active: false })).filter(({ url }) => url === undefined);
    return scripting
      .executeScript({ target: { tabId: tab?.id ?? -1 }, func: () => document.title })
      .then(() => true)
      .catch(() => false);
  });
  expect(mayRead).toBe(false);
  await own.close();
});

declare const browser: {
  tabs: { query(filter: { active: boolean }): Promise<{ id?: number; url?: string }[]> };
  scripting: { executeScript(injection: { target: { tabId: number }; func: () => string }): Promise<unknown> };
};
