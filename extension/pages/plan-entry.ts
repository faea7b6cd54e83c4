import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { type Plan, planSchema } from '#shared/schemas/plan.ts';
import { fieldStyles } from './field-styles.ts';
import { formatDay } from './format-time.ts';
import { hostText } from './host-text.ts';
import { keepWords } from './keep-words.ts';
import { momentSelect } from './moment-select.ts';
import type { PageWords } from './page-words.ts';

/**
 * One if-then plan, to read or to change, on the day `today`. Events `words-kept` (see keep-words.ts), `plan-tried`
 * (detail: whether it was tried today) and `plan-dropped`.
 */
export class PlanEntry extends LitElement {
  static override properties = {
    t: { attribute: false },
    plan: { attribute: false },
    today: {},
    isOpen: { type: Boolean },
    wrong: { state: true },
    isBusy: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      a {
        color: var(--accent);
      }
      p + .row {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  declare t: PageWords;
  declare plan: Plan;
  declare today: string;
  declare isOpen: boolean;
  declare private wrong: string;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.isOpen = false;
    this.wrong = '';
    this.isBusy = false;
  }

  /** Shows the form or the plan, and brings the focus along, since what had it goes away. */
  private async open(isOpen: boolean): Promise<void> {
    this.isOpen = isOpen;
    this.wrong = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isOpen ? '#cue' : 'button.link')?.focus();
  }

  private async keep(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const { dueOn: _dueOn, comesAt: _comesAt, ...plan } = this.plan;
    const dueOn = fields.get('dueOn') || undefined;
    const comesAt = fields.get('comesAt') || undefined;
    const parsed = planSchema.safeParse({
      ...plan,
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(comesAt === undefined ? {} : { comesAt }),
      cue: fields.get('cue'),
      response: fields.get('response'),
    });
    if (!parsed.success) {
      this.wrong = this.t('planEmpty');
      return;
    }
    this.isBusy = true;
    this.wrong = '';
    this.wrong = await keepWords(this, this.t, { type: 'planWritten', plan: parsed.data }, this.t('planKept'));
    this.isBusy = false;
    if (this.wrong === '') await this.open(false);
  }

  private get isTriedToday(): boolean {
    return this.plan.triedOn?.includes(this.today) ?? false;
  }

  /** The day that was chosen, and the last day on which the plan was tried: no count. */
  private drawDays(): TemplateResult {
    const { t, plan } = this;
    const last = plan.triedOn?.at(-1);
    return html`${plan.dueOn === undefined ? nothing : html`<p class="small muted">${t('planDue', { day: formatDay(plan.dueOn, t.locale) })}</p>`}
    ${last === undefined ? nothing : html`<p class="small muted">${t('planTriedOn', { day: formatDay(last, t.locale) })}</p>`}`;
  }

  /** The course that it comes from, and the way there: an address that was on a page, so its site is shown. */
  private drawCourse({ title, followUpsOn, wayBack }: NonNullable<Plan['course']>): TemplateResult {
    const { t } = this;
    const days = followUpsOn.map((day) => formatDay(day, t.locale)).join(' · ');
    return html`<p class="small muted">
        ${t('planFrom', { title })} ${days === '' ? '' : t('planFollowUps', { days })}
      </p>
      ${
        wayBack === undefined
          ? nothing
          : html`<p class="small">
              <a href=${wayBack} target="_blank" rel="noopener noreferrer">
                ${t('planCourse', { host: hostText(wayBack) })}
              </a>
            </p>`
      }`;
  }

  protected override render(): TemplateResult {
    const { t, plan } = this;
    if (!this.isOpen) {
      return html`<p class="reading">${t('planSentence', { cue: plan.cue, response: plan.response })}</p>
        ${this.drawDays()} ${plan.course ? this.drawCourse(plan.course) : nothing}
        <div class="row">
          <button
            type="button"
            aria-pressed=${this.isTriedToday}
            @click=${() => this.dispatchEvent(new CustomEvent<boolean>('plan-tried', { detail: !this.isTriedToday }))}
          >
            ${t('planTried')}
          </button>
          <button type="button" class="link" @click=${() => this.open(true)}>${t('planChange')}</button>
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
      <div>
        <label class="title" for="dueOn">${t('planDueLabel')}</label>
        <input id="dueOn" name="dueOn" type="date" .value=${plan.dueOn ?? ''} />
      </div>
      ${momentSelect(t, plan.comesAt)}
      <p class="wrong" role="alert">${this.wrong}</p>
      <div class="row">
        <button class="primary">${t('planKeep')}</button>
        <button type="button" class="link" @click=${() => this.open(false)}>${t('planStop')}</button>
      </div>
    </form>`;
  }
}
customElements.define('plan-entry', PlanEntry);
