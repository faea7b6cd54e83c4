import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { dayAfter } from '#shared/selection/calendar-days.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import type { Message } from '../messages/message.ts';
import { type Journal, lookAtJournal } from '../storage/journal.ts';
import { watchJournal } from '../storage/open-journal.ts';
import { fieldStyles } from './field-styles.ts';
import { followUpDue } from './follow-up-due.ts';
import './follow-up-note.ts';
import type { PopupWords } from './page-words.ts';
import { momentNow, planAtMoment } from './plan-at-moment.ts';
import { planDue, withDay } from './plan-due.ts';
import type { PlanWish } from './plan-list.ts';
import type { Snapshot } from './read-snapshot.ts';

/**
 * One plan whose day or moment has come, if there is one, and one follow-up that is due. It reads the journal after the
 * popup is drawn. Events `plan-wish`, and `plan-change` (the id of the plan that its owner wants to put differently).
 */
export class DuePlan extends LitElement {
  static override properties = {
    t: { attribute: false },
    snapshot: { attribute: false },
    plans: { state: true },
    locked: { state: true },
    shut: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PopupWords;
  declare snapshot: Snapshot;
  declare private plans: readonly Plan[];
  declare private locked: Journal['locked']['plans'];
  declare private shut: Journal['shut'];
  private stopWatching: (() => void) | undefined;

  constructor() {
    super();
    this.plans = [];
    this.locked = [];
    this.shut = null;
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
    const { plans, locked, shut } = await lookAtJournal();
    this.shut = shut;
    this.plans = plans;
    this.locked = locked.plans;
  }

  private wish(message: Message): void {
    this.dispatchEvent(new CustomEvent<PlanWish>('plan-wish', { detail: { message } }));
  }

  private put(plan: Plan): void {
    this.wish({ type: 'planWritten', plan });
  }

  private drawPutOff(plan: Plan, isDue: boolean): TemplateResult {
    const { t } = this;
    const today = this.snapshot.now.date;
    const button = (word: 'planInWeek' | 'planNoDay' | 'planNotYet', changed: Plan) =>
      html`<button type="button" class="link" @click=${() => this.put(changed)}>${t(word)}</button>`;
    if (!isDue) return button('planNotYet', { ...plan, notYetOn: today });
    return html`${button('planInWeek', withDay(plan, dayAfter(today, 7)))} ${button('planNoDay', withDay(plan, null))}`;
  }

  private drawPlan(plan: Plan, isDue: boolean): TemplateResult {
    const { t } = this;
    const { id, cue, response } = plan;
    const on = this.snapshot.now.date;
    return html`<section class="panel">
      <h2 class="small muted">${t(isDue ? 'planDueNow' : 'planAtMoment')}</h2>
      <p class="reading">${t('planSentence', { cue, response })}</p>
      <div class="row">
        <button type="button" @click=${() => this.wish({ type: 'planTried', id, on, isTried: true })}>
          ${t('planTried')}
        </button>
        ${this.drawPutOff(plan, isDue)}
        <button
          type="button"
          class="link"
          @click=${() => this.dispatchEvent(new CustomEvent<string>('plan-change', { detail: id }))}
        >
          ${t('planChangeIt')}
        </button>
      </div>
    </section>`;
  }

  protected override render(): TemplateResult {
    const { t, plans, shut } = this;
    if (shut) return html`<p class="panel wrong">${t(shut)}</p>`;
    const today = this.snapshot.now.date;
    const moment = momentNow(this.snapshot);
    const due = planDue(plans, today);
    const plan = due ?? planAtMoment(plans, moment, today);
    const locked = planDue(this.locked, today) ?? planAtMoment(this.locked, moment, today);
    const isOneLocked = !plan && locked !== undefined;
    return html`${plan ? this.drawPlan(plan, due !== undefined) : nothing}
      ${isOneLocked ? html`<p class="panel">${t('planDueLocked')}</p>` : nothing}
      <follow-up-note
        .t=${t}
        .due=${followUpDue([...plans, ...this.locked], today)}
        .today=${today}
        @plan-wish=${({ detail: { message } }: CustomEvent<PlanWish>) => this.wish(message)}
      ></follow-up-note>`;
  }
}
customElements.define('due-plan', DuePlan);
