import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { seeCard } from '../support/extension/card-in-page.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import type { ExtensionInChromium } from '../support/extension/chromium-with-extension.ts';
import { openWithPlaces } from '../support/extension/open-extension.ts';
import {
  gitlabIssuePage,
  gitlabPage,
  gmailConversationPage,
  gmailPage,
  gmailWindowPage,
  jiraPage,
  outlookCalendarPage,
  outlookEmptyWindow,
  outlookEventPage,
  outlookPage,
  outlookWindowPage,
  slackPage,
  teamsChatPage,
  zoomCallPage,
  zoomShell,
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
  await store(tend.worker, { settings: allDaySettings, memory: emptyMemory });
  page = await tend.context.newPage();
});
test.afterEach(() => page.close());

const shownMoments = async () => (await readMemory(tend.worker))?.recent.map(({ moment }) => moment) ?? [];

/** One moment that counts, afterwards and elsewhere, shows that the page was heard and had nothing to say. */
async function expectNothing(): Promise<void> {
  const other = await tend.context.newPage();
  await other.goto(gmailPage.address);
  await other.locator('#reply').click();
  await expect.poll(shownMoments).toEqual(['reply']);
  await other.close();
}

for (const [name, { address }, field, moment] of [
  ['Outlook: the body of a mail', outlookPage, '#body', 'compose'],
  ['Outlook: the body of a mail in a window of its own', outlookWindowPage, '#body', 'compose'],
  ['Gmail: a new mail in a window of its own', gmailWindowPage, '#compose', 'compose'],
  ['Gmail: a reply in a window of its own', gmailConversationPage, '#reply', 'reply'],
  ['Slack: a message', slackPage, '#message', 'chat'],
  ['Slack: a message in a thread', slackPage, '#thread', 'chat'],
  ['Teams: a message', teamsChatPage, '[id^=new-message-]', 'chat'],
  ['GitLab: a comment', gitlabPage, '#note-body', 'review'],
  ['GitLab: the summary of a review', gitlabPage, '#review-note-body', 'review'],
  ['GitLab: a comment in rich text', gitlabPage, '#rich', 'review'],
  ['Jira: a new comment', jiraPage, '#comment .ProseMirror', 'comment'],
] as const) {
  test(`${name} brings a card, and keeps the focus`, async () => {
    await page.goto(address);
    await page.locator(field).focus();
    await expect.poll(() => seeCard(tend.worker, page)).not.toBeNull();
    await expect(page.locator(field)).toBeFocused();
    expect(await shownMoments()).toEqual([moment]);
  });
}

for (const [name, address, fields] of [
  [
    'Outlook: recipients, subject, reading pane, search',
    outlookPage.address,
    '#well, [id$=_SUBJECT], #reading, #quickSearch',
  ],
  ['Outlook: the description of an event', outlookEventPage.address, '#body'],
  ['Slack: search', slackPage.address, '#search, #send'],
  ['Teams: search, names', teamsChatPage.address, '#search, #well'],
  ['Slack: the same box on a page that is no channel', 'https://app.slack.com/pdf-viewer', '#message'],
  ['GitLab: search, title, description', gitlabPage.address, '#search, #title, #description'],
  ['GitLab: a comment on an issue', gitlabIssuePage.address, '#note-body, #rich'],
  ['Jira: summary, description', jiraPage.address, '#summary, #description .ProseMirror'],
] as const) {
  test(`${name} brings nothing`, async () => {
    await page.goto(address);
    const all = await page.locator(fields).all();
    expect(all).toHaveLength(fields.split(',').length);
    for (const field of all) await field.focus();
    await expectNothing();
  });
}

test('Outlook: a mail in an empty window that the app fills itself brings a card, and no other window does', async () => {
  await page.goto(outlookPage.address);
  await page.evaluate((html) => {
    document.querySelector('#reading')!.addEventListener('click', () => {
      open('about:blank', '', 'popup,width=700,height=600')!.document.body.innerHTML = html;
    });
  }, outlookEmptyWindow);
  const [own] = await Promise.all([tend.context.waitForEvent('page'), page.locator('#reading').click()]);
  await own.locator('#body').click();
  await expect.poll(shownMoments).toEqual(['compose']);
  await expect(own.locator('#body')).toBeFocused();
  await expect.poll(() => own.evaluate(() => document.documentElement.children.length)).toBe(3);
  await own.keyboard.press('Escape');
  await expect.poll(() => own.evaluate(() => document.documentElement.children.length)).toBe(2);
  await own.close();
});

test('an empty window of a site that is no place stays alone', async () => {
  await page.goto('about:blank');
  await page.setContent(outlookEmptyWindow);
  await page.locator('#body').focus();
  await expectNothing();
});

test('Outlook’s calendar brings a card when it is opened, also with an event that is only looked at', async () => {
  await page.goto(outlookCalendarPage.address);
  await expect.poll(shownMoments).toEqual(['calendar']);
});

test('Outlook’s calendar is noticed when the app goes there from the mail, without a load', async () => {
  await page.goto(outlookCalendarPage.address.replace('/calendar/view/week', '/mail/'));
  await page.evaluate(() => history.pushState(null, '', '/calendar/view/week'));
  await expect.poll(shownMoments).toEqual(['calendar']);
});

test('Outlook’s calendar brings nothing while an event is made, and a card when that is over', async () => {
  await page.goto(outlookEventPage.address);
  // By then it was looked at, at least once.
  await page.waitForFunction(() => performance.now() > 4000);
  await page.locator('#body').focus();
  await expectNothing();
  await store(tend.worker, { memory: emptyMemory });
  await page.bringToFront();
  await page.evaluate(() => document.querySelector('[id^=EVENT_]')!.remove());
  await page.locator('main').focus();
  await expect.poll(shownMoments).toEqual(['calendar']);
});

test('the settings tell whether Tend still finds what it looks for on a site', async () => {
  const options = await tend.open('options.html');
  const press = (site: string) => options.getByRole('button', { name: `Check ${site}` }).click();
  await press('Jira');
  await expect(options.getByText('Jira is not open. Go there as when you write a comment')).toBeVisible();
  await press('Zoom');
  await expect(options.getByText('Zoom is not open. Join a call there')).toBeVisible();
  await page.goto(jiraPage.address);
  await press('Jira');
  await expect(options.getByText('Tend finds on Jira what it looks for.')).toBeVisible();
  await page.evaluate(() => document.querySelector('[data-testid="issue.activity.comment"]')!.remove());
  await press('Jira');
  await expect(options.getByText('Tend does not find on Jira what it looks for.')).toBeVisible();

  await page.goto(zoomCallPage.address);
  await page.evaluate((html) => (document.body.innerHTML = html), zoomShell);
  await expect(page.frameLocator('iframe').locator('#wc-footer')).toBeAttached();
  await press('Zoom');
  await expect(options.getByText('Tend finds on Zoom what it looks for.')).toBeVisible();
  await checkAccess(options);
  await options.screenshot({ path: test.info().outputPath('options.png'), fullPage: true });
  await options.close();
});
