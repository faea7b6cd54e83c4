import type { Page } from '@playwright/test';

/**
 * All that a page holds of its own, and where the person is in it. `children` of the root says how many elements stand
 * beside head and body: with a card there is one more.
 */
export function readPageState(page: Page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const copy = root.cloneNode(true) as HTMLElement;
    for (const child of [...copy.children].slice(2)) child.remove();
    const selection = getSelection();
    const path = (node: Node | null): string =>
      node?.parentNode ? `${path(node.parentNode)}/${[...node.parentNode.childNodes].indexOf(node as ChildNode)}` : '';
    return {
      html: copy.outerHTML,
      values: [...document.querySelectorAll<HTMLInputElement>('input,textarea,select')].map(({ value }) => value),
      written: [...document.querySelectorAll('[contenteditable]')].map(({ innerHTML }) => innerHTML),
      focused: path(document.activeElement),
      selected: selection && [
        path(selection.anchorNode),
        selection.anchorOffset,
        path(selection.focusNode),
        selection.focusOffset,
      ],
      title: document.title,
      address: location.href,
      visits: history.length,
      scrolled: [scrollX, scrollY],
      globals: Object.keys(globalThis).filter((key) => /tend/i.test(key)),
      own: Object.getOwnPropertyNames(root).concat(Object.getOwnPropertyNames(document.body)),
    };
  });
}
