import { expect, test } from '@playwright/test';
import { locales } from '#shared/schemas/locale.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { checkPreferences, checkReflow, checkRules } from '../support/extension/check-page.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { copyWithNotes } from '../support/extension/copy-with-notes.ts';
import { openState, pageStates } from '../support/extension/page-states.ts';
import { walkByTab } from '../support/extension/walk-by-tab.ts';

let tend: ExtensionInChromium;
test.beforeAll(async () => {
  const folder = copyWithNotes(await buildExtension('chrome'), test.info().outputPath('extension'), '1.0.0');
  tend = await launchChromium(folder, test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
});
test.afterAll(() => tend.context.close());

for (const locale of locales) {
  for (const state of pageStates) {
    test(`${state.name}, in ${locale}: for every eye and by every key`, async () => {
      const said: string[] = [];
      const listen = (message: { type(): string; text(): string }) =>
        void (message.type() === 'error' && said.push(message.text()));
      tend.context.on('console', listen);
      const page = await openState(tend, state, locale);
      try {
        await checkRules(page);
        await checkReflow(page);
        await checkPreferences(page);
        const { missed, unmarked } = await walkByTab(page);
        expect({ missed, unmarked }).toEqual({ missed: [], unmarked: [] });
        // What the policy of the pages refuses is said there.
        expect(said).toEqual([]);
      } finally {
        tend.context.off('console', listen);
        await page.close();
      }
    });
  }
}
