import { expect, test } from '@playwright/test';
import { seeCard } from '../support/extension/card-in-page.ts';
import { openWithPlaces } from '../support/extension/open-extension.ts';
import { gmailPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { store } from '../support/extension/stored.ts';

test('a note that finds no room stays in its field, and is kept when there is room again', async () => {
  const tend = await openWithPlaces(test.info());
  await store(tend.worker, { settings: allDaySettings });
  const panel = await tend.open('sidepanel.html');
  const session = await tend.context.newCDPSession(panel);
  const origin = `chrome-extension://${new URL(panel.url()).host}`;
  const field = panel.getByRole('textbox').first();
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  // Once Chromium has found room it does not look again for up to half a minute; the same note is not kept twice.
  let tries = 0;
  await expect(async () => {
    await field.fill(`There was no room for this: ${++tries}.`);
    await panel.getByRole('button', { name: 'Keep' }).click();
    await expect(panel.getByText(/This could not be saved\. The browser may be out of space\./)).toBeVisible({
      timeout: 2000,
    });
  }).toPass({ intervals: [4000] });
  await expect(field).toHaveValue(`There was no room for this: ${tries}.`);
  const mail = await tend.context.newPage();
  await mail.goto(gmailPage.address);
  await mail.locator('#compose').click();
  await expect.poll(() => seeCard(tend.worker, mail), { timeout: 20_000 }).not.toBeNull();
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Keep' }).click();
  await expect(panel.getByText('Your note is kept.')).toBeVisible();
  await tend.context.close();
});
