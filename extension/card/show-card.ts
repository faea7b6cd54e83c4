import { buildCard, type Card } from './build-card.ts';
import type { CardForPage } from './card-content.ts';
import { addCardHost, type CardHost } from './card-host.ts';
import { type Choice, choiceOf } from './choice.ts';
import { keepInside } from './keep-inside.ts';

/** A screen reader reads what changes in a region that it already knows, so the region comes this much earlier. */
const announceAfterMs = 150;
/** Esc, and what may change which corner is free. */
const pageEvents = ['keydown', 'focusin', 'resize', 'fullscreenchange'];

/**
 * Shows a card in the first free corner of the page. It takes no focus and touches nothing of the page. `mayCome` is
 * asked at the last moment. `onChoice` is called once, with the answer, when the card has gone. Resolves to a function
 * that takes the card away unanswered, or to null when it may not come, no corner was free, the page is hidden or in
 * fullscreen.
 */
export async function showCard(
  content: CardForPage,
  mayCome: () => boolean,
  onChoice: (choice: Choice) => void,
): Promise<(() => void) | null> {
  if (document.hidden) return null;
  const host = addCardHost(content.styles);
  const card = buildCard(content);
  host.root.append(card.element);
  return new Promise((resolve) => {
    host.whenLaidOut(() => {
      if (!document.hidden && mayCome() && host.place()) resolve(listenTo(host, card, content, onChoice));
      else {
        host.remove();
        resolve(null);
      }
    });
  });
}

function listenTo(host: CardHost, card: Card, content: CardForPage, onChoice: (choice: Choice) => void): () => void {
  const close = () => {
    clearTimeout(announcing);
    // One by one, because a signal that ends them all costs a page more (docs/decisions/0011).
    for (const type of pageEvents) removeEventListener(type, onPageEvent, true);
    host.remove();
  };
  const choose = (choice: Choice) => {
    if (choice === 'more' || choice === 'why') {
      card.toggle(choice);
      host.place(true);
      return;
    }
    close();
    onChoice(choice);
  };
  const onPageEvent = (event: Event) => {
    if (event.type !== 'keydown') {
      host.place();
      return;
    }
    const { key, isTrusted, isComposing } = event as KeyboardEvent;
    if (key !== 'Escape' || !isTrusted || isComposing || !host.place()) return;
    // What lies on top takes Esc; the mail below must not close with it.
    event.preventDefault();
    event.stopImmediatePropagation();
    choose('notNow');
  };

  keepInside(host.root);
  host.root.addEventListener('click', (event) => {
    const choice = choiceOf(event);
    if (choice) choose(choice);
  });
  for (const type of pageEvents) addEventListener(type, onPageEvent, true);
  const announcing = setTimeout(() => card.announce(`${content.words.region}. ${content.text}`), announceAfterMs);
  return close;
}
