import { render } from 'lit-html';
import type { CardForPage } from './card-content.ts';
import { addCardHost } from './card-host.ts';
import { type CardState, cardTemplate } from './card-template.ts';
import { type Choice, choiceOf } from './choice.ts';
import { keepInside } from './keep-inside.ts';

/** A screen reader reads what changes in a region that it already knows, so the region comes this much earlier. */
const announceAfterMs = 150;

/**
 * Shows a card in the first free corner of the page. It takes no focus and touches nothing of the page. `onChoice` is
 * called once, with the answer, when the card has gone. Returns a function that takes the card away unanswered, or
 * null when no corner was free, the page is hidden or in fullscreen.
 */
export function showCard(content: CardForPage, onChoice: (choice: Choice) => void): (() => void) | null {
  if (document.hidden) return null;
  const host = addCardHost(content.styles);
  const state: CardState = { isMoreOpen: false, isWhyOpen: false, announcement: '' };
  const draw = (isAsked?: boolean) => {
    render(cardTemplate(content, state), host.root);
    return host.place(isAsked);
  };
  if (!draw()) {
    host.remove();
    return null;
  }

  const listening = new AbortController();
  const close = () => {
    listening.abort();
    host.remove();
  };
  const choose = (choice: Choice) => {
    if (choice === 'more') state.isMoreOpen = !state.isMoreOpen;
    else if (choice === 'why') state.isWhyOpen = !state.isWhyOpen;
    else {
      close();
      onChoice(choice);
      return;
    }
    draw(true);
  };

  const { signal } = listening;
  keepInside(host.root, signal);
  host.root.addEventListener('click', (event) => {
    const choice = choiceOf(event);
    if (choice) choose(choice);
  });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !event.isTrusted || event.isComposing || !host.place()) return;
      // What lies on top takes Esc; the mail below must not close with it.
      event.preventDefault();
      event.stopImmediatePropagation();
      choose('notNow');
    },
    { signal, capture: true },
  );
  for (const type of ['focusin', 'resize', 'fullscreenchange']) {
    addEventListener(type, () => host.place(), { signal, capture: true });
  }
  setTimeout(() => {
    if (signal.aborted) return;
    state.announcement = `${content.words.region}. ${content.text}`;
    draw();
  }, announceAfterMs);
  return close;
}
