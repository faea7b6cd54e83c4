import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { readContent } from '../../authoring/read-content.ts';
import { locales, type Locale } from '../../shared/schemas/locale.ts';
import { servePlayer } from '../support/serve-player.ts';

const root = join(import.meta.dirname, '../..');
const modules = readContent(join(root, 'shared/content/modules'), root).modules.map(({ value }) => value);
let player: Awaited<ReturnType<typeof servePlayer>>;

test.beforeAll(async () => {
  player = await servePlayer();
});
test.afterAll(() => player.stop());

/** What would keep somebody from reading this step: an axe violation, or a page wider than a narrow window. */
async function faultsOf(page: Page): Promise<string[]> {
  // Both languages are built from the same elements: axe looks at one, the width at both, for Welsh words are longer.
  const isEnglish = (await page.locator('html').getAttribute('lang')) === 'en';
  const violations = isEnglish ? (await new AxeBuilder({ page }).analyze()).violations : [];
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  return over > 0 ? [...found, `${over} px too wide`] : found;
}

const goOn: Record<Locale, RegExp> = { en: /^(Go on|Skip this|Finish)/, cy: /^(Ymlaen|Hepgor hyn|Gorffen)/ };
const again: Record<Locale, string> = { en: 'Try another way', cy: 'Rhoi cynnig ar ffordd arall' };

for (const module of modules) {
  for (const locale of locales) {
    test(`${module.id} is read, decided and finished in ${locale}, in a narrow window`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.addInitScript((shown) => Object.assign(globalThis, { shownModule: shown }), module);
      await page.goto(`${player.address}?locale=${locale}`);
      const { scenario, locales: texts } = module;
      const text = texts[locale];
      if (!scenario || !text?.decide) throw new Error('no scenario');
      await expect(page.getByRole('heading', { level: 1, name: text.title })).toBeVisible();
      const next = page.locator('module-player').getByRole('button', { name: goOn[locale] });
      expect(await faultsOf(page), 'read').toEqual([]);
      await next.click();

      // The first way through, and then the last: an ending can be left and another one reached.
      for (const way of ['first', 'last'] as const) {
        for (let turn = 1; turn <= 3; turn++) {
          await page.locator('decide-step .options button')[way]().click();
          await expect(page.locator('decide-step .you')).toHaveCount(turn);
        }
        expect(await faultsOf(page), `${way} ending`).toEqual([]);
        if (way === 'first') await page.getByRole('button', { name: again[locale] }).click();
      }
      await next.click();
      expect(await faultsOf(page), 'reflect').toEqual([]);
      await next.click();

      await expect(page.locator('plan-step input[type=radio]')).toHaveCount(8);
      for (const group of ['cue', 'response']) await page.locator(`plan-step input[name=${group}]`).first().check();
      expect(await faultsOf(page), 'plan').toEqual([]);
      await page.locator('plan-step button.primary').click();
      await page.locator('plan-step button.primary').click();

      for (const question of await page.locator('check-step fieldset').all()) {
        await question.getByRole('radio').last().check();
        await question.getByRole('button').click();
        await expect(question.getByRole('status')).not.toBeEmpty();
      }
      expect(await faultsOf(page), 'check').toEqual([]);
      await next.click();
      await expect(page.locator('finish-view')).toBeVisible();
      expect(await faultsOf(page), 'finish').toEqual([]);
    });
  }
}
