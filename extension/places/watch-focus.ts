import type { Look } from './boot.ts';
import { watchAddress } from './watch-address.ts';

// What has the focus is not asked for by `activeElement`: where no field has it that is the body, and the first element
// that a script touches costs a page 70 kB. What the two share stands in each, for want of bytes.

/** Looks at the field that has the focus, and at each that takes it. Nothing of it runs while a person types. */
export function watchFocus(look: Look): void {
  addEventListener('focusin', (event) => look(event.composedPath()[0]), true);
  look(document.querySelector(':focus'));
}

/** The same with `watchAddress`: what has the focus at first is looked at with the page, when both are drawn. */
export function watchFocusAndAddress(look: Look): void {
  addEventListener('focusin', (event) => look(event.composedPath()[0]), true);
  watchAddress(() => look(document.querySelector(':focus')));
}
