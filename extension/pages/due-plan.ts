import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { dayAfter } from '#shared/selection/calendar-days.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import type { Message } from '../messages/message.ts';
import { readJournal } from '../storage/journal.ts';
import { watchJournal } from '../storage/open-journal.ts';
import { fieldStyles } from './field-styles.ts';
import type { PopupWords } from './page-words.ts';
import { planDue, withDay } from './plan-due.ts';
import type { PlanWish } from './plan-list.ts';

/** One plan whose day has come, if there is one. It reads the journal after the popup is drawn. Event `plan-wish`. */
export class DuePlan extends LitElement {
  static override properties = { t: { attribute: false }, today: {}, plans: { state: true } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PopupWords;
  declare today: string;
  declare private plans: readonly Plan[];
  private stopWatching: (() => void) | undefined;

  constructor() {
    super();
    this.plans = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = watchJournal(() => void this.read());
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
  }

  private async read(): Promise<void> {
    this.plans = (await readJournal()).plans;
  }

  private wish(message: Message): void {
    this.dispatchEvent(new CustomEvent<PlanWish>('plan-wish', { detail: { message } }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, today } = this;
    const plan = planDue(this.plans, today);
    if (!plan) return nothing;
    const { id, cue, response } = plan;
    const put = (day: string | null) => this.wish({ type: 'planWritten', plan: withDay(plan, day) });
    return html`<section class="panel">
      <h2 class="small muted">${t('planDueNow')}</h2>
      <p class="reading">${t('planSentence', { cue, response })}</p>
      <div class="row">
        <button type="button" @click=${() => this.wish({ type: 'planTried', id, on: today, isTried: true })}>
          ${t('planTried')}
        </button>
        <button type="button" class="link" @click=${() => put(dayAfter(today, 7))}>${t('planInWeek')}</button>
        <button type="button" class="link" @click=${() => put(null)}>${t('planNoDay')}</button>
      </div>
    </section>`;
  }
}
customElements.define('due-plan', DuePlan);
