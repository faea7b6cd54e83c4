import { expect, test } from '@playwright/test';
import { allowSite } from '../support/extension/allow-site.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { pressCard, seeCard } from '../support/extension/card-in-page.ts';
import { launchChromium } from '../support/extension/chromium-with-extension.ts';
import { gmailPage, servePlaces } from '../support/extension/place-pages.ts';
import { sidePanelOf } from '../support/extension/side-panel.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { sleepOverIt, store } from '../support/extension/stored.ts';
import { startVirtualDisplay, type VirtualDisplay } from '../support/extension/virtual-display.ts';

let extension: string;
let display: VirtualDisplay;
test.beforeAll(async () => {
  extension = await buildExtension('chrome');
  display = await startVirtualDisplay();
});
test.afterAll(() => display.stop());

test('install, first run, allow a site, answer, plan, write a note, look back', async () => {
  const tend = await launchChromium(extension, test.info().outputPath('profile'), { display: display.name });
  const { context, worker } = tend;
  await servePlaces(context);

  const welcome = await tend.pageAt('first-run.html');
  await expect(welcome.getByRole('heading', { name: 'Welcome to Tend' })).toBeVisible();
  await store(worker, { settings: allDaySettings });
  await allowSite(welcome, 'Gmail', display);
  await welcome.getByRole('button', { name: 'Start' }).click();
  await expect(welcome.getByRole('heading', { name: 'All set' })).toBeFocused();

  const mail = await context.newPage();
  await mail.goto(gmailPage.address);
  await mail.locator('#compose').click();
  await expect
    .poll(() => seeCard(worker, mail))
    .toMatchObject({ heading: expect.stringContaining('writing an email') });
  await expect(mail.locator('#compose')).toBeFocused();
  await mail.keyboard.type('Dear all');
  await expect(mail.locator('#compose')).toHaveText('Dear all');
  await pressCard(worker, mail, 'useful');
  await expect.poll(() => seeCard(worker, mail)).toBeNull();
  await expect(mail.locator('#compose')).toBeFocused();

  await sleepOverIt(worker);
  await mail.reload();
  await mail.locator('#compose').click();
  await expect.poll(() => seeCard(worker, mail)).not.toBeNull();
  await pressCard(worker, mail, 'more');
  await pressCard(worker, mail, 'plan');
  const panel = await sidePanelOf(context, tend.address('sidepanel.html'));
  const inPanel = "document.querySelector('tend-panel').shadowRoot";
  const panelText = () =>
    panel
      .evaluate<string>(
        `[${inPanel}, ${inPanel}.querySelector('plan-list')?.shadowRoot].map((root) => [...(root?.children ?? [])].map((part) => part.innerText).join(' ')).join(' ')`,
      )
      .catch(() => '');
  await expect.poll(panelText).toContain('Kept as a plan.');
  const plan = `${inPanel}.querySelector('plan-list').shadowRoot.querySelector('plan-entry').shadowRoot`;
  await panel.press(`${plan}.querySelector('#response')`);
  await panel.evaluate(`${plan}.querySelector('#response').select()`);
  await panel.type('ask one question first');
  await panel.press(`${plan}.querySelector('button.primary')`);
  await expect.poll(panelText).toContain('Your plan is kept.');

  const form = `${inPanel}.querySelector('note-form').shadowRoot`;
  await panel.press(`${form}.querySelector('textarea')`);
  await panel.type('They had an idea about the rota. I will ask on Thursday.');
  await panel.press(`${form}.querySelector('button.primary')`);
  await expect.poll(panelText).toContain('Your note is kept.');

  const lookBack = await tend.open('look-back.html');
  await expect(lookBack.getByText(/then I will ask one question first\.$/)).toBeVisible();
  await expect(lookBack.getByText('They had an idea about the rota.')).toBeVisible();
  await expect(lookBack.getByText('Your answer: useful')).toBeVisible();
  await expect(lookBack.getByText('Your answer: made it a plan')).toBeVisible();
  await context.close();
});
