import type { Page } from '@playwright/test';

export interface TabWalk {
  /** What Tab came to, in order, each once. */
  reached: string[];
  /** What can be pressed or filled in, and Tab did not come to. */
  missed: string[];
  /** What does not show that it has the focus. */
  unmarked: string[];
}

/** Walks a page with the Tab key from its beginning to its end. */
export async function walkByTab(page: Page): Promise<TabWalk> {
  await page.evaluate(() => {
    // The keyboard goes on from where the focus was last: here, before everything.
    const start = Object.assign(document.createElement('span'), { tabIndex: -1 });
    document.body.prepend(start);
    start.focus();
    Object.assign(globalThis, { walked: new Set<Element>() });
  });
  const walk: TabWalk = { reached: [], missed: [], unmarked: [] };
  // A time field holds several stops of its own.
  for (let presses = 0, still = 0; presses < 400 && still < 8; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    if (stop === null) break;
    if (stop === 'again') still++;
    else {
      still = 0;
      walk.reached.push(stop.name);
      if (!stop.isMarked) walk.unmarked.push(stop.name);
    }
  }
  walk.missed = await page.evaluate(notWalked);
  return walk;
}

function lookAtFocus(): { name: string; isMarked: boolean } | 'again' | null {
  const { walked } = globalThis as unknown as { walked: Set<Element> };
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return null;
  if (walked.has(active)) return 'again';
  walked.add(active);
  const hasOutline = (element: Element | null): boolean => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  };
  return {
    name: active.outerHTML.slice(0, 120),
    isMarked: hasOutline(active) || hasOutline(active.closest('label')),
  };
}

function notWalked(): string[] {
  const { walked } = globalThis as unknown as { walked: Set<Element> };
  const groups = new Set(
    [...walked].flatMap((one) => (one instanceof HTMLInputElement && one.type === 'radio' ? [one.name] : [])),
  );
  const missed: string[] = [];
  const look = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]')) continue;
      if (element.matches(':disabled, [tabindex="-1"]') || !element.checkVisibility() || walked.has(element)) continue;
      // Arrow keys go on within a group of radio buttons.
      if (element instanceof HTMLInputElement && element.type === 'radio' && groups.has(element.name)) continue;
      missed.push(element.outerHTML.slice(0, 120));
    }
  };
  look(document);
  return missed;
}
