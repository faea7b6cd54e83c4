import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import type { Message } from '../messages/message.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';
import './plan-entry.ts';

/** What a list of plans asks for: a message for the background. */
export interface PlanWish {
  message: Message;
}

/** Plans, to read, to change and to delete; the one whose id is `fresh` is open. Events `plan-wish` (a PlanWish) and `words-kept`. */
export class PlanList extends LitElement {
  static override properties = { t: { attribute: false }, plans: { attribute: false }, fresh: {}, today: {} };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare plans: readonly Plan[];
  declare fresh: string | null;
  declare today: string;

  private wish(detail: PlanWish): void {
    this.dispatchEvent(new CustomEvent<PlanWish>('plan-wish', { detail }));
  }

  protected override render(): TemplateResult {
    const { t, fresh } = this;
    return html`<ul class="plain stack">
      ${repeat(
        this.plans,
        ({ id }) => id,
        (plan) =>
          html`<li class="panel">
            ${plan.id === fresh ? html`<p class="small muted">${t('planFresh')}</p>` : nothing}
            <plan-entry
              .t=${t}
              .plan=${plan}
              .today=${this.today}
              ?isOpen=${plan.id === fresh}
              @plan-tried=${({ detail: isTried }: CustomEvent<boolean>) =>
                this.wish({ message: { type: 'planTried', id: plan.id, on: this.today, isTried } })}
              @plan-dropped=${() => this.wish({ message: { type: 'planDropped', id: plan.id } })}
            ></plan-entry>
          </li>`,
      )}
    </ul>`;
  }
}
customElements.define('plan-list', PlanList);
