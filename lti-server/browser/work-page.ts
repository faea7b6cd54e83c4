import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { formatDay } from '#shared/components/format-day.ts';
import { tendMark } from '#shared/components/marks.ts';
import type { HandOver } from '#shared/schemas/hand-over.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { savePlan } from './save-plan.ts';
import { workStyles } from './work-styles.ts';
import { workWords } from './work-words.ts';

/** The plan in its window, and the ways on from there: Tend's button, a calendar file, paper. */
export class WorkPage extends LitElement {
  static override properties = { locale: {}, handOver: { attribute: false }, state: {}, saved: { state: true } };
  static override styles = [baseStyles, controlStyles, workStyles];

  declare locale: Locale;
  declare handOver: HandOver | null;
  declare state: 'waiting' | 'here' | 'absent';
  declare protected saved: boolean;

  constructor() {
    super();
    this.handOver = null;
    this.state = 'waiting';
    this.saved = false;
  }

  private async save(handOver: HandOver): Promise<void> {
    await savePlan(handOver, this.locale);
    this.saved = true;
  }

  private renderPlan(handOver: HandOver): TemplateResult {
    const t = workWords[this.locale];
    const { plan, module, followUpsOn, challenge } = handOver;
    return html`<section class="plan stack" aria-labelledby="plan">
        <h2 id="plan" class="small muted">${t('work.yours', { title: module.title })}</h2>
        <p class="sentence">${t('work.sentence', plan)}</p>
        ${challenge ? html`<p>${t('work.challenge', { text: challenge.text })}</p>` : nothing}
        ${
          followUpsOn.length > 0
            ? html`<p class="small">
                ${t('work.followUps', { days: followUpsOn.map((day) => formatDay(day, this.locale)).join(' · ') })}
              </p>`
            : nothing
        }
      </section>
      <section class="stack screen">
        <h2>${t('work.button')}</h2>
        <p>${t('work.buttonText')}</p>
      </section>
      <section class="stack screen">
        <h2>${t('work.without')}</h2>
        <p>${t('work.withoutText')}</p>
        <div class="row">
          <button type="button" @click=${() => this.save(handOver)}>${t('work.calendar')}</button>
          <button type="button" @click=${() => window.print()}>${t('work.print')}</button>
        </div>
        <p class="small muted" role="status">${this.saved ? t('work.saved') : nothing}</p>
      </section>
      <p class="small muted screen">${t('work.private')}</p>`;
  }

  protected override render(): TemplateResult {
    const { handOver, state } = this;
    const t = workWords[this.locale];
    return html`<header class="brand">${tendMark()}<span>Tend</span></header>
      <main class="stack">
        <h1>${t('work.title')}</h1>
        <p role="status" class=${state === 'absent' ? '' : 'sr-only'}>
          ${t(state === 'here' ? 'work.here' : state === 'absent' ? 'work.absent' : 'work.waiting')}
        </p>
        ${state === 'waiting' ? html`<p class="muted" aria-hidden="true">${t('work.waiting')}</p>` : nothing}
        ${handOver ? this.renderPlan(handOver) : nothing}
      </main>`;
  }
}
customElements.define('work-page', WorkPage);
