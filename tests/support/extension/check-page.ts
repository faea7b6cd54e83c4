import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation of axe, in either theme; shadow roots are open on our own pages. */
export async function checkRules(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]);
    expect(found, colorScheme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Nothing to scroll sideways at 320 CSS pixels (WCAG 1.4.10), nor with text twice as large (1.4.4). */
export async function checkReflow(page: Page): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(), 'at 320 px').toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 640, height: 800 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  expect(await overflow(), 'with text of 200 %').toBeLessThanOrEqual(0);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize({ width: 900, height: 800 });
}

/** In forced colours every button and field still has an edge; under reduced motion nothing moves. */
export async function checkPreferences(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await page.evaluate(withoutEdge)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
  expect(await page.evaluate(moving)).toEqual([]);
  await page.emulateMedia({ reducedMotion: null });
}

function withoutEdge(): string[] {
  const without: string[] = [];
  const look = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.matches('button, select, textarea, input:not([type=checkbox], [type=radio], [type=file])')) continue;
      const { borderTopWidth, borderTopStyle, textDecorationLine } = getComputedStyle(element);
      const hasEdge = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0;
      if (element.checkVisibility() && !hasEdge && textDecorationLine !== 'underline') without.push(element.outerHTML);
    }
  };
  look(document);
  return without;
}

function moving(): string[] {
  const found: string[] = [];
  const look = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
      const lasts = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0.01);
      if ((animationName !== 'none' && lasts(animationDuration)) || lasts(transitionDuration))
        found.push(element.outerHTML);
    }
  };
  look(document);
  return found;
}
