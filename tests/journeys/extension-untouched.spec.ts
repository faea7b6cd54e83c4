import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { pressCard, seeCard } from '../support/extension/card-in-page.ts';
import type { ExtensionInChromium } from '../support/extension/chromium-with-extension.ts';
import { openWithPlaces } from '../support/extension/open-extension.ts';
import { readPageState } from '../support/extension/page-state.ts';
import {
  calendarPage,
  gitlabPage,
  gmailPage,
  gmailWindowPage,
  jiraPage,
  outlookCalendarPage,
  outlookPage,
  reviewPage,
  slackPage,
  teamsChatPage,
} from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, store } from '../support/extension/stored.ts';

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let page: Page;

test.beforeAll(async () => {
  tend = await openWithPlaces(test.info());
});
test.afterAll(() => tend.context.close());
test.beforeEach(async () => {
  await store(tend.worker, { settings: allDaySettings, memory: emptyMemory, status: defaultStatus });
  page = await tend.context.newPage();
});
test.afterEach(() => page.close());

const card = () => seeCard(tend.worker, page);
const answer = async () => (await readMemory(tend.worker))?.recent[0]?.answer;
const writes = [
  ['Gmail', gmailPage.address, '#compose'],
  ['Gmail in a window of its own', gmailWindowPage.address, '#compose'],
  ['Outlook', outlookPage.address, '#body'],
  ['Teams', teamsChatPage.address, '[id^=new-message-]'],
  ['Slack', slackPage.address, '#message'],
  ['GitHub', reviewPage.address, '#comment'],
  ['GitLab', gitlabPage.address, '#note-body'],
  ['Jira', jiraPage.address, '#comment .ProseMirror'],
] as const;

for (const [name, address, field] of writes) {
  test(`${name}: the page is the same before a card, under it, after its answer, and what is sent has nothing of it`, async () => {
    await page.goto(address);
    const editor = page.locator(field);
    await editor.focus();
    await expect.poll(card).not.toBeNull();
    await editor.pressSequentially('Dear all');
    const under = await readPageState(page);
    expect(under.written.join() + under.values.join()).toContain('Dear all');
    expect(under.globals).toEqual([]);
    await pressCard(tend.worker, page, 'more');
    await pressCard(tend.worker, page, 'why');
    expect(await readPageState(page)).toEqual(under);
    await pressCard(tend.worker, page, 'useful');
    await expect.poll(card).toBeNull();
    expect(await readPageState(page)).toEqual(under);
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);

    // The same without Tend: the same keys in the same page, and no prompt due.
    await page.reload();
    await editor.focus();
    await editor.pressSequentially('Dear all');
    expect({ ...(await readPageState(page)), visits: under.visits }).toEqual(under);
    expect(await card()).toBeNull();
  });
}

for (const [name, { address }] of [
  ['Google Calendar', calendarPage],
  ['Outlook’s calendar', outlookCalendarPage],
] as const) {
  test(`${name}: the page is the same under a card and after it`, async () => {
    await page.goto(address);
    const before = await readPageState(page);
    await expect.poll(card).not.toBeNull();
    expect(await readPageState(page)).toEqual(before);
    await page.keyboard.press('Escape');
    await expect.poll(card).toBeNull();
    expect(await readPageState(page)).toEqual(before);
  });
}

for (const choice of [
  'useful',
  'notNow',
  'notForMe',
  'triedIt',
  'snoozeHour',
  'snoozeTomorrow',
  'snoozeWeek',
] as const) {
  test(`Gmail: the page is the same after the answer ${choice}`, async () => {
    await page.goto(gmailPage.address);
    await page.locator('#compose').focus();
    await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('#compose')!));
    await expect.poll(card).not.toBeNull();
    const before = await readPageState(page);
    await pressCard(tend.worker, page, 'more');
    await pressCard(tend.worker, page, choice);
    await expect.poll(card).toBeNull();
    expect(await readPageState(page)).toEqual(before);
    await expect.poll(answer).toBeTruthy();
  });
}

test.describe('a hostile page', () => {
  test.beforeEach(async () => {
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        seen.push('attachShadow');
        return attach.call(this, { ...init, mode: 'open' });
      };
      const create = document.createElement.bind(document);
      document.createElement = (name: string) => {
        seen.push(`create ${name}`);
        return create(name);
      };
      HTMLElement.prototype.showPopover = () => seen.push('showPopover');
      Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) seen.push(`added ${node.nodeName}`);
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(gmailPage.address);
    await page.locator('#compose').focus();
    await expect.poll(card).not.toBeNull();
  });

  test('that replaces what elements are made with does not get at the card', async () => {
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect(seen.filter((what) => !what.startsWith('added'))).toEqual([]);
    const reached = await page.evaluate(() => {
      const host = document.documentElement.lastElementChild!;
      return {
        root: host.shadowRoot,
        html: host.innerHTML,
        attributes: host.getAttributeNames().toSorted(),
        text: host.textContent,
      };
    });
    expect(reached).toEqual({ root: null, html: '', attributes: ['popover', 'style'], text: '' });
  });

  test('cannot press, answer or close it with events and messages of its own', async () => {
    await page.evaluate(() => {
      const host = document.documentElement.lastElementChild as HTMLElement;
      const targets: EventTarget[] = [host, document, globalThis, document.activeElement!];
      for (const target of targets) {
        for (const type of ['click', 'pointerdown', 'mousedown', 'mouseup', 'pointerup']) {
          target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
        }
        for (const key of ['Escape', 'Enter', ' ', 'Tab']) {
          target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
        }
        for (const type of ['tend', 'nudgeAnswered', 'message']) {
          target.dispatchEvent(new CustomEvent(type, { detail: { type: 'nudgeAnswered', choice: 'useful' } }));
        }
      }
      host.click();
      host.focus();
      for (const type of ['nudgeAnswered', 'momentNoticed', 'everythingDeleted']) {
        postMessage({ type, nudgeId: 'x', choice: 'useful' }, '*');
      }
      const { runtime } = (globalThis as unknown as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome ?? {};
      if (runtime?.sendMessage) throw new Error('a page can send to the extension');
    });
    // A person's own answer comes after all of that, and is the only one.
    expect(await card()).not.toBeNull();
    expect(await answer()).toBeNull();
    await pressCard(tend.worker, page, 'notNow');
    await expect.poll(answer).toBe('notNow');
  });

  test('that takes it away gets its Esc back, and the prompt counts as not answered', async () => {
    await page.evaluate(() => {
      addEventListener('keydown', ({ key }) => (document.title += ` ${key}`));
      document.documentElement.lastElementChild!.remove();
    });
    await page.keyboard.press('Escape');
    await expect(page).toHaveTitle('Routed Escape');
    expect((await readMemory(tend.worker))?.recent).toMatchObject([{ moment: 'compose', answer: null }]);
  });

  test('that moves, hides, covers or empties it changes no answer', async () => {
    await page.evaluate(() => {
      const host = document.documentElement.lastElementChild as HTMLElement;
      host.hidePopover();
      host.innerHTML = '<button>mine</button>';
      host.style.setProperty('opacity', '0');
      document.body.append(host);
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText = 'position:fixed;inset:0;width:100%;height:100%';
      document.body.append(cover);
    });
    await page.mouse.click(100, 700);
    expect((await readMemory(tend.worker))?.recent).toMatchObject([{ moment: 'compose', answer: null }]);
    await page.keyboard.press('Escape');
    await expect.poll(answer).toBe('notNow');
  });
});
