import { expect, type Page } from '@playwright/test';

const pressesAtMost = 300;

/** Goes on with the Tab key until what has the focus is called `name`, as a screen reader would say it. */
export async function goByTab(page: Page, name: string | RegExp): Promise<void> {
  // A page is empty until what it shows was read.
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const exact = typeof name === 'string';
  for (let presses = 0; presses < pressesAtMost; presses++) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(nameOfFocus);
    if (exact ? called === name : name.test(called)) return;
  }
  expect(null, `the Tab key does not come to ${String(name)}`).not.toBeNull();
}

function nameOfFocus(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!(active instanceof HTMLElement)) return '';
  const labels = 'labels' in active ? (active.labels as NodeListOf<HTMLLabelElement> | null) : null;
  const label = labels?.[0]?.innerText;
  const text = active.getAttribute('aria-label') ?? label ?? active.innerText;
  return text.split('\n')[0]?.trim() ?? '';
}
