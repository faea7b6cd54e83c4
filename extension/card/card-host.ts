import { type Box, chooseCorner } from './choose-corner.ts';
import { focusedBox } from './focused-box.ts';
import { hostStyle } from './host-style.ts';
import { isFullscreen } from './is-fullscreen.ts';

/** The one element that Tend adds to a page, after its body, and the root in it that no script of the page can open. */
export interface CardHost {
  root: ShadowRoot;
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
  document.documentElement.append(host);
  // The top layer: no z-index of the page lies above it. A manual popover closes nothing else and takes no focus.
  host.popover = 'manual';
  host.showPopover();

  const set = (property: string, value: string) => host.style.setProperty(property, value, 'important');
  let focused: Box | null = null;
  return {
    root,
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
        set('left', `${corner.left}px`);
        set('top', `${corner.top}px`);
      }
      set('visibility', corner ? 'visible' : 'hidden');
      return Boolean(corner);
    },
    remove: () => host.remove(),
  };
}
