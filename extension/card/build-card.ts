import { markPaths } from '#shared/components/mark-paths.ts';
import type { CardContent } from './card-content.ts';
import { fillMarkup } from './fill-markup.ts';

/** A card on the screen. Whoever shows it listens for clicks on `element` and asks `choiceOf` what they mean. */
export interface Card {
  element: HTMLElement;
  /** Opens the further answers or the reason, or closes them again. */
  toggle(part: 'more' | 'why'): void;
  /** What a screen reader is told when the card appears; not for our own pages, since one opens them oneself. */
  announce(text: string): void;
}

// An x stands where a text comes. No space lies between: it would be such a text.
const reason = '<p class="reason">x</p>';
const further =
  '<div class="buttons more"><button data-choice="plan">x</button><button data-choice="note">x</button>' +
  '<button data-choice="triedIt">x</button><button data-choice="notForMe">x</button></div>' +
  '<div class="buttons more" role="group" aria-labelledby="tend-quiet"><span id="tend-quiet">x</span>' +
  '<button data-choice="snoozeHour">x</button><button data-choice="snoozeTomorrow">x</button>' +
  '<button data-choice="snoozeWeek">x</button></div>';
const beforeMark = '<p class="heading"><svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="';
const afterMark =
  '"/></svg>x</p><p class="text">x</p><button class="why" data-choice="why" aria-expanded="false">x</button>' +
  '<div class="buttons"><button data-choice="useful">x</button><button data-choice="notNow">x</button>' +
  '<button data-choice="more" aria-expanded="false">x</button></div>' +
  '<p class="announcement" role="status" aria-live="polite">x</p>';

/**
 * The card, for the page, the popup and first run alike. Buttons only: keys typed into it would reach the page. Without
 * a template library, which is most of what it would cost a page (docs/decisions/0014).
 */
export function buildCard(content: CardContent): Card {
  const { words, behaviour, locale, textLocale } = content;
  const element = document.createElement('div');
  element.className = 'card';
  element.lang = locale;
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', words.region);
  element.setAttribute('data-behaviour', behaviour);
  const texts = [content.heading, content.text, words.whyThis, words.useful, words.notNow, words.more, ''];
  const announcement = fillMarkup(element, beforeMark + markPaths[behaviour] + afterMark, texts);
  const textOf = (part: Element, selector: string) => {
    // Of the language around it most of the time; the first touch of a paragraph costs a page more than this question.
    if (textLocale !== locale) part.querySelector(selector)!.setAttribute('lang', textLocale);
  };
  textOf(element, '.text');

  return {
    element,
    toggle(name) {
      const opener = element.querySelector(`[data-choice=${name}]`)!;
      const isOpen = opener.getAttribute('aria-expanded') === 'true';
      opener.setAttribute('aria-expanded', String(!isOpen));
      if (isOpen) {
        element.querySelector(`.part.${name}`)!.remove();
        return;
      }
      const part = document.createElement('div');
      part.className = `part ${name}`;
      if (name === 'why') {
        const { why, because } = content;
        fillMarkup(part, because ? reason + reason : reason, because ? [why, because] : [why]);
        textOf(part, '.reason');
        opener.after(part);
      } else {
        const { makePlan, writeNote, triedIt, notForMe, quietFor, snoozeHour, snoozeTomorrow, snoozeWeek } = words;
        const answers = [makePlan, writeNote, triedIt, notForMe, quietFor, snoozeHour, snoozeTomorrow, snoozeWeek];
        fillMarkup(part, further, answers);
        opener.parentElement!.after(part);
      }
    },
    announce: (text) => {
      announcement.nodeValue = text;
    },
  };
}
