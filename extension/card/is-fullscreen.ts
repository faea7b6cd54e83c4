/** True while an element of the page, or the browser's window itself, fills the screen: somebody may be presenting. */
export function isFullscreen(): boolean {
  return document.fullscreenElement !== null || matchMedia('(display-mode:fullscreen)').matches;
}
