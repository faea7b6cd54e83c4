import { html, LitElement, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { type Plan, planSchema } from '#shared/schemas/plan.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

/** One if-then plan, to read or to change. Events `plan-written` (detail: the plan) and `plan-dropped`. */
export class PlanEntry extends LitElement {
  static override properties = {
    t: { attribute: false },
    plan: { attribute: false },
    isOpen: { type: Boolean },
    isWrong: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare plan: Plan;
  declare isOpen: boolean;
  declare isWrong: boolean;

  constructor() {
    super();
    this.isOpen = false;
    this.isWrong = false;
  }

  private keep(event: Event): void {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const parsed = planSchema.safeParse({ ...this.plan, cue: fields.get('cue'), response: fields.get('response') });
    this.isWrong = !parsed.success;
    if (!parsed.success) return;
    this.isOpen = false;
    this.dispatchEvent(new CustomEvent<Plan>('plan-written', { detail: parsed.data }));
  }

  protected override render(): TemplateResult {
    const { t, plan } = this;
    if (!this.isOpen) {
      return html`<p class="reading">${t('planSentence', { cue: plan.cue, response: plan.response })}</p>
        <div class="row">
          <button type="button" class="link" @click=${() => (this.isOpen = true)}>${t('planChange')}</button>
          <button type="button" class="link" @click=${() => this.dispatchEvent(new CustomEvent('plan-dropped'))}>
            ${t('planDelete')}
          </button>
        </div>`;
    }
    return html`<form @submit=${this.keep} novalidate>
      <div>
        <label class="title" for="cue">${t('planIf')}</label>
        <input id="cue" name="cue" type="text" maxlength="300" .value=${plan.cue} />
      </div>
      <div>
        <label class="title" for="response">${t('planThen')}</label>
        <input id="response" name="response" type="text" maxlength="300" .value=${plan.response} />
      </div>
      <p class="wrong" role="alert">${this.isWrong ? t('planEmpty') : ''}</p>
      <div class="row">
        <button class="primary">${t('planKeep')}</button>
        <button type="button" class="link" @click=${() => (this.isOpen = false)}>${t('planStop')}</button>
      </div>
    </form>`;
  }
}
customElements.define('plan-entry', PlanEntry);
