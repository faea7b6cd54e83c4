import { type Box, chooseCorner } from './choose-corner.ts';
import { focusedBox } from './focused-box.ts';
import { hostStyle } from './host-style.ts';

/** The one element that Tend adds to a page, after its body, and the root in it that no script of the page can open. */
export interface CardHost {
  root: ShadowRoot;
  /** Calls back once the browser has laid the card out of its own accord: asking before would make it do so twice. */
  whenLaidOut(then: () => void): void;
  /**
   * Moves the card to the first free corner. Hides it, and returns false, while there is none, while something fills
   * the screen (the styles know when it is the window), and when the page has taken it away. When its owner has just
   * opened more of it, it stays, and may lie over what has focus.
   */
  place(isAsked?: boolean): boolean;
  remove(): void;
}

export function addCardHost(styles: string): CardHost {
  const host = document.createElement('div');
  // The top layer: no z-index of the page lies above it. A manual popover closes nothing else and takes no focus. It is
  // opened first, because the browser then styles it at once: with nothing in it and unseen, for half the cost.
  host.popover = 'manual';
  host.hidden = true;
  document.documentElement.append(host);
  host.showPopover();
  host.hidden = false;
  host.style.cssText = hostStyle;
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];

  const set = (property: string, value: string) => host.style.setProperty(property, value, 'important');
  let focused: Box | null = null;
  return {
    root,
    whenLaidOut(then) {
      const observer = new IntersectionObserver(done);
      observer.observe(host);
      // Nothing is laid out while a page is hidden, nor what the page has taken away at once; the background must not
      // wait for it.
      const timer = setTimeout(done, 1000);
      function done() {
        clearTimeout(timer);
        observer.disconnect();
        then();
      }
    },
    place(isAsked) {
      // Whoever has moved into the card with the keyboard would otherwise see it jump.
      const seen = focusedBox(host);
      if (seen !== undefined) focused = seen;
      const view = { width: document.documentElement.clientWidth, height: innerHeight };
      const card = host.getBoundingClientRect();
      const corner =
        card.width > 0 &&
        !document.fullscreenElement &&
        (chooseCorner(card, view, focused) ?? (isAsked === true && chooseCorner(card, view, null)));
      if (corner) {
        set('left', `${corner.left}px`);
        set('top', `${corner.top}px`);
      }
      set('visibility', corner ? 'visible' : 'hidden');
      return Boolean(corner);
    },
    remove: () => host.remove(),
  };
}
