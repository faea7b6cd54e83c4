import { html, nothing, type TemplateResult } from 'lit-html';
import { behaviourMark } from '#shared/components/marks.ts';
import type { CardContent } from './card-content.ts';
import type { Choice } from './choice.ts';

export interface CardState {
  isMoreOpen: boolean;
  isWhyOpen: boolean;
  /** What a screen reader is told when the card appears; on our own pages nothing, since one opens them oneself. */
  announcement: string;
}

/** The card, for the page, the popup and first run alike. Buttons only: keys typed into it would reach the page. */
export function cardTemplate(content: CardContent, { isMoreOpen, isWhyOpen, announcement }: CardState): TemplateResult {
  const { words } = content;
  const button = (choice: Choice, word: string) => html`<button type="button" data-choice=${choice}>${word}</button>`;
  return html`<section class="card" role="group" aria-label=${words.region} lang=${content.locale}>
    <p class="heading" data-behaviour=${content.behaviour}>
      ${behaviourMark(content.behaviour)}<span>${content.heading}</span>
    </p>
    <p class="text" lang=${content.textLocale}>${content.text}</p>
    <button class="why" type="button" data-choice="why" aria-expanded=${String(isWhyOpen)}>${words.whyThis}</button>
    ${
      isWhyOpen
        ? html`<p class="reason" lang=${content.textLocale}>${content.why}</p>
            ${content.because && html`<p class="reason">${content.because}</p>`}`
        : nothing
    }
    <div class="buttons">
      ${button('useful', words.useful)}${button('notNow', words.notNow)}
      <button type="button" data-choice="more" aria-expanded=${String(isMoreOpen)}>${words.more}</button>
    </div>
    ${
      isMoreOpen
        ? html`<div class="buttons more">
              ${button('plan', words.makePlan)}${button('note', words.writeNote)}
              ${button('triedIt', words.triedIt)}${button('notForMe', words.notForMe)}
            </div>
            <div class="buttons more" role="group" aria-labelledby="tend-quiet">
              <span id="tend-quiet">${words.quietFor}</span>
              ${button('snoozeHour', words.snoozeHour)}${button('snoozeTomorrow', words.snoozeTomorrow)}
              ${button('snoozeWeek', words.snoozeWeek)}
            </div>`
        : nothing
    }
    <p class="announcement" role="status" aria-live="polite">${announcement}</p>
  </section>`;
}
