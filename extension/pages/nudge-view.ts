import { css, LitElement, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { baseStyles } from '#shared/components/base-styles.ts';
import type { CardContent } from '../card/card-content.ts';
import { cardStyles } from '../card/card-styles.ts';
import { type CardState, cardTemplate } from '../card/card-template.ts';
import { type Choice, choiceOf } from '../card/choice.ts';

/** The card on our own pages: the same template as in the page of a site. Event `nudge-chosen`, detail a Choice. */
export class NudgeView extends LitElement {
  static override properties = { content: { attribute: false }, state: { state: true } };
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
  declare state: CardState;

  constructor() {
    super();
    this.state = { isMoreOpen: false, isWhyOpen: false, announcement: '' };
  }

  protected override firstUpdated(): void {
    this.renderRoot.addEventListener('click', (event) => {
      const choice = choiceOf(event);
      if (choice) this.choose(choice);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('content');
    if (before && before.nudgeId !== this.content.nudgeId) {
      this.state = { isMoreOpen: false, isWhyOpen: false, announcement: '' };
    }
  }

  private choose(choice: Choice): void {
    if (choice === 'more') this.state = { ...this.state, isMoreOpen: !this.state.isMoreOpen };
    else if (choice === 'why') this.state = { ...this.state, isWhyOpen: !this.state.isWhyOpen };
    else this.dispatchEvent(new CustomEvent<Choice>('nudge-chosen', { detail: choice }));
  }

  protected override render(): TemplateResult {
    return cardTemplate(this.content, this.state);
  }
}
customElements.define('nudge-view', NudgeView);
