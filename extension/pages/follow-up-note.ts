import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { hostOf } from '#shared/schemas/way-back.ts';
import { fieldStyles } from './field-styles.ts';
import type { FollowUpDue } from './follow-up-due.ts';
import type { PopupWords } from './page-words.ts';
import type { PlanWish } from './plan-list.ts';

/** A course wants to know what became of a plan: said once, with the way there. Event `plan-wish`. */
export class FollowUpNote extends LitElement {
  static override properties = { t: { attribute: false }, due: { attribute: false }, today: {} };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PopupWords;
  declare due: FollowUpDue | undefined;
  declare today: string;

  private settle({ planId: id }: FollowUpDue): void {
    const message = { type: 'planFollowedUp', id, on: this.today } as const;
    this.dispatchEvent(new CustomEvent<PlanWish>('plan-wish', { detail: { message } }));
  }

  private open(wayBack: string): void {
    void browser.tabs.create({ url: wayBack });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, due } = this;
    if (!due) return nothing;
    const { title, wayBack } = due.course;
    return html`<section class="panel">
      <h2 class="small muted">${t('followUpDue', { title })}</h2>
      <p>${t(wayBack === undefined ? 'followUpOpen' : 'followUpAsk')}</p>
      <div class="row">
        ${
          wayBack === undefined
            ? nothing
            : html`<button type="button" @click=${() => this.open(wayBack)}>
                ${t('followUpGo', { host: hostOf(wayBack) })}
              </button>`
        }
        <button type="button" class="link" @click=${() => this.settle(due)}>${t('followUpDone')}</button>
      </div>
    </section>`;
  }
}
customElements.define('follow-up-note', FollowUpNote);
