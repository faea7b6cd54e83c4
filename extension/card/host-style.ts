/**
 * Set in the element's own style, and important, because the page's rules come before those of a shadow root. `all`
 * leaves `direction` out, and a page may be written from right to left.
 */
export const hostStyle =
  'all:initial!important;direction:ltr!important;position:fixed!important;display:block!important;' +
  'visibility:hidden!important;width:min(320px,100vw - 32px)!important;z-index:2147483647!important;' +
  'color-scheme:light dark!important';
