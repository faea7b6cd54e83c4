import { expect, test } from '@playwright/test';
import { allow, refuse } from '../support/extension/answer-question.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { seeCard } from '../support/extension/card-in-page.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { launchManaged } from '../support/extension/chromium-with-policy.ts';
import { serveOwnPlaces } from '../support/extension/own-place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readStored, store } from '../support/extension/stored.ts';
import { startVirtualDisplay } from '../support/extension/virtual-display.ts';

declare const chrome: { permissions: { getAll(): Promise<{ origins: string[] }> } };

test('a site of an organisation’s own is allowed by the person alone, and stays when the organisation forgets it', async () => {
  const display = await startVirtualDisplay();
  const policy = { places: { own: [{ origin: 'https://rota.example.org', moment: 'calendar' }] } };
  const folder = test.info().outputPath('managed');
  const { tend, setPolicy } = await launchManaged(await buildExtension('chrome'), folder, policy, {
    display: display.name,
  });
  await serveOwnPlaces(tend.context);
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings });
  const kept = async () => (await readStored<{ places: object[] }>(tend.worker, 'ownPlaces'))?.places ?? [];
  const origins = () => tend.worker.evaluate(async () => (await chrome.permissions.getAll()).origins);

  const options = await tend.open('options.html');
  const suggestion = options.getByRole('button', { name: 'Allow (rota.example.org)' });
  await expect(suggestion).toBeVisible();
  expect([await kept(), await origins()]).toEqual([[], []]);
  await suggestion.click();
  await refuse(display);
  await expect(options.getByText('rota.example.org was not allowed')).toBeVisible();
  expect([await kept(), await origins()]).toEqual([[], []]);

  await suggestion.click();
  await allow(display);
  await expect(options.getByText('rota.example.org is added.')).toBeVisible();
  await expect(suggestion).toBeHidden();
  expect(await kept()).toMatchObject([{ origin: 'https://rota.example.org', moment: 'calendar' }]);
  expect(await origins()).toEqual(['https://rota.example.org/*']);
  await checkAccess(options);

  await setPolicy({});
  await expect(options.getByRole('button', { name: 'Remove rota.example.org' })).toBeVisible();
  const page = await tend.context.newPage();
  await page.goto('https://rota.example.org/week');
  await expect.poll(() => seeCard(tend.worker, page)).toMatchObject({ heading: expect.stringContaining('calendar') });
  await tend.context.close();
  await display.stop();
});
