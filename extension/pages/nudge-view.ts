import { css, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { baseStyles } from '#shared/components/base-styles.ts';
import { buildCard, type Card } from '../card/build-card.ts';
import type { CardContent } from '../card/card-content.ts';
import { cardStyles } from '../card/card-styles.ts';
import { type Choice, choiceOf } from '../card/choice.ts';

/** The card on our own pages: the same as in the page of a site. Event `nudge-chosen`, detail a Choice. */
export class NudgeView extends LitElement {
  static override properties = { content: { attribute: false } };
  static override styles = [
    baseStyles,
    unsafeCSS(cardStyles),
    css`
      .card {
        box-shadow: none;
      }
    `,
  ];

  declare content: CardContent;
  private card: Card | undefined;

  protected override firstUpdated(): void {
    this.renderRoot.addEventListener('click', (event) => {
      const choice = choiceOf(event);
      if (choice) this.choose(choice);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The same content comes anew whenever the page around it draws; what was opened in the card stays open.
    if (changed.has('content') && JSON.stringify(changed.get('content')) !== JSON.stringify(this.content)) {
      this.card = buildCard(this.content);
    }
  }

  private choose(choice: Choice): void {
    if (choice === 'more' || choice === 'why') this.card?.toggle(choice);
    else this.dispatchEvent(new CustomEvent<Choice>('nudge-chosen', { detail: choice }));
  }

  protected override render(): unknown {
    return this.card?.element;
  }
}
customElements.define('nudge-view', NudgeView);
