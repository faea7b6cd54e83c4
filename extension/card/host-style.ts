/** Set in the element's own style, and important, because the page's rules come before those of a shadow root. */
export const hostStyle = [
  'all: initial',
  // `all` leaves it out, and a page may be written from right to left.
  'direction: ltr',
  'position: fixed',
  'display: block',
  'visibility: hidden',
  'width: min(320px, 100vw - 32px)',
  'z-index: 2147483647',
  'color-scheme: light dark',
]
  .map((rule) => `${rule} !important`)
  .join(';');
