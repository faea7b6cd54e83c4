import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const looks = [
  { colorScheme: 'light', forcedColors: 'none', width: 1100, size: '100%' },
  { colorScheme: 'dark', forcedColors: 'none', width: 1100, size: '200%' },
  { colorScheme: 'dark', forcedColors: 'none', width: 320, size: '100%' },
  { colorScheme: 'light', forcedColors: 'active', width: 770, size: '100%' },
] as const;

/** No violation of axe on the page as it is. */
export async function expectNoFault(page: Page, label?: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    label,
  ).toEqual([]);
}

/** No violation of axe and nothing to scroll sideways in any look; a picture of each stays with the run. */
export async function expectSound(page: Page, name: string): Promise<void> {
  for (const { colorScheme, forcedColors, width, size } of looks) {
    const label = `${name}, ${colorScheme}, colours ${forcedColors}, ${width} px, ${size}`;
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
    await expectNoFault(page, label);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${label} is wider than the page`).toBeLessThanOrEqual(0);
    const file = `${label.replaceAll('/', ' ')}.png`;
    await page.screenshot({ path: test.info().outputPath(file), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
}
