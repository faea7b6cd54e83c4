import type { CardContent } from './card-content.ts';
import type { Choice } from './choice.ts';
import { buildElement as h } from './build-element.ts';
import { buildMark } from './build-mark.ts';

/** A card on the screen. Whoever shows it listens for clicks on `element` and asks `choiceOf` what they mean. */
export interface Card {
  element: HTMLElement;
  /** Opens the further answers or the reason, or closes them again. */
  toggle(part: 'more' | 'why'): void;
  /** What a screen reader is told when the card appears; not for our own pages, since one opens them oneself. */
  announce(text: string): void;
}

/**
 * The card, for the page, the popup and first run alike. Buttons only: keys typed into it would reach the page. Built by
 * hand, because a template library is most of what it would cost a page (docs/decisions/0014).
 */
export function buildCard(content: CardContent): Card {
  const { words, textLocale } = content;
  const button = (choice: Choice, word: string, more = {}) => h('button', { 'data-choice': choice, ...more }, word);
  const closed = { 'aria-expanded': 'false' };

  const why = button('why', words.whyThis, { class: 'why', ...closed });
  const more = button('more', words.more, closed);
  const answers = h('div', { class: 'buttons' }, button('useful', words.useful), button('notNow', words.notNow), more);
  const status = h('p', { class: 'announcement', role: 'status', 'aria-live': 'polite' });
  const element = h(
    'section',
    { class: 'card', role: 'group', 'aria-label': words.region, lang: content.locale },
    h('p', { class: 'heading', 'data-behaviour': content.behaviour }, buildMark(content.behaviour), content.heading),
    h('p', { class: 'text', lang: textLocale }, content.text),
    why,
    answers,
    status,
  );

  const reasons = () => [
    h('p', { class: 'reason', lang: textLocale }, content.why),
    ...(content.because ? [h('p', { class: 'reason' }, content.because)] : []),
  ];
  const further = () => [
    h(
      'div',
      { class: 'buttons more' },
      button('plan', words.makePlan),
      button('note', words.writeNote),
      button('triedIt', words.triedIt),
      button('notForMe', words.notForMe),
    ),
    h(
      'div',
      { class: 'buttons more', role: 'group', 'aria-labelledby': 'tend-quiet' },
      h('span', { id: 'tend-quiet' }, words.quietFor),
      button('snoozeHour', words.snoozeHour),
      button('snoozeTomorrow', words.snoozeTomorrow),
      button('snoozeWeek', words.snoozeWeek),
    ),
  ];
  const parts = {
    why: { opener: why, after: why, build: reasons, open: [] as Element[] },
    more: { opener: more, after: answers, build: further, open: [] as Element[] },
  };
  return {
    element,
    toggle(name) {
      const part = parts[name];
      const isOpen = part.open.length > 0;
      for (const opened of part.open) opened.remove();
      part.open = isOpen ? [] : part.build();
      part.after.after(...part.open);
      part.opener.setAttribute('aria-expanded', String(!isOpen));
    },
    announce: (text) => status.append(text),
  };
}
