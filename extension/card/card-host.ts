import { type Box, chooseCorner } from './choose-corner.ts';
import { focusedBox } from './focused-box.ts';
import { hostStyle } from './host-style.ts';
import { isFullscreen } from './is-fullscreen.ts';

/** The one element that Tend adds to a page, after its body, and the root in it that no script of the page can open. */
export interface CardHost {
  root: ShadowRoot;
  /** Calls back once the browser has laid the card out of its own accord: asking before would make it do so twice. */
  whenLaidOut(then: () => void): void;
  /**
   * Moves the card to the first free corner. Hides it, and returns false, while there is none, while something fills
   * the screen, and when the page has taken it away. When its owner has just opened more of it, it stays, and may lie
   * over what has focus.
   */
  place(isAsked?: boolean): boolean;
  remove(): void;
}

export function addCardHost(styles: string): CardHost {
  const host = document.createElement('div');
  host.style.cssText = hostStyle;
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  // The top layer: no z-index of the page lies above it. A manual popover closes nothing else and takes no focus.
  host.popover = 'manual';
  document.documentElement.append(host);

  const set = (property: string, value: string) => host.style.setProperty(property, value, 'important');
  let focused: Box | null = null;
  return {
    root,
    whenLaidOut(then) {
      const observer = new IntersectionObserver(done);
      observer.observe(host);
      // While a page is hidden, the browser lays nothing out.
      document.addEventListener('visibilitychange', done);
      // Nor what the page has taken away at once; the background must not wait for it.
      const timer = setTimeout(done, 1000);
      function done() {
        clearTimeout(timer);
        observer.disconnect();
        document.removeEventListener('visibilitychange', done);
        then();
      }
    },
    place(isAsked) {
      // Whoever has moved into the card with the keyboard would otherwise see it jump.
      if (document.activeElement !== host) focused = focusedBox();
      const view = { width: document.documentElement.clientWidth, height: innerHeight };
      const card = host.getBoundingClientRect();
      const corner =
        card.width > 0 &&
        !isFullscreen() &&
        (chooseCorner(card, view, focused) ?? (isAsked === true && chooseCorner(card, view, null)));
      if (corner) {
        if (!host.matches(':popover-open')) host.showPopover();
        set('left', `${corner.left}px`);
        set('top', `${corner.top}px`);
      }
      set('visibility', corner ? 'visible' : 'hidden');
      return Boolean(corner);
    },
    remove: () => host.remove(),
  };
}
