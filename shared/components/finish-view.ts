import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PlanDraft } from './drafts.ts';
import { formatDate } from './format-date.ts';
import { isWhole, planSentence } from './plan-sentence.ts';
import { moduleText, StepElement } from './step-element.ts';
import './take-to-work.ts';

/** The end of a module: what the course can see, what nobody else gets, and the plan to take along. */
export class FinishView extends StepElement {
  static override properties: PropertyDeclarations = {
    completedAt: { attribute: false },
    isPreview: { type: Boolean },
  };
  static override styles = [
    StepElement.styles,
    css`
      .sheet {
        padding: 1.25rem;
        border: 1px solid var(--hairline);
        border-radius: var(--corner);
        background: var(--paper);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.25rem 1rem;
        margin: 0.75rem 0 0;
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
        font-weight: 500;
      }
      .sheet h3 {
        margin-block-end: 0.375rem;
      }
      .plan {
        font: 1.375rem/1.45 var(--reading);
      }
    `,
  ];
  // Not a step of its own: the plan step can be opened from here.
  protected override readonly step = 'plan';
  declare draft: PlanDraft | undefined;
  declare completedAt: number | null;
  declare isPreview: boolean;

  private openPlan(): void {
    this.dispatchEvent(new CustomEvent('step-chosen', { detail: { step: this.step } }));
  }

  private nameChallenge(draft: PlanDraft, challenge: string): void {
    this.draft = { ...draft, challenge };
    this.keep({ step: 'plan', draft: this.draft });
  }

  private renderSeen(): TemplateResult {
    const { t } = this;
    if (this.isPreview) return html`<p>${t('finish.preview')}</p>`;
    const when = this.completedAt === null ? null : new Date(this.completedAt);
    return html`<dl>
      <dt>${t('finish.state')}</dt>
      <dd>${when ? t('finish.stateDone') : t('finish.stateSending')}</dd>
      ${
        when
          ? html`<dt>${t('finish.when')}</dt>
              <dd>${formatDate(when, this.locale)}</dd>`
          : ''
      }
    </dl>`;
  }

  override render() {
    const { t, draft } = this;
    return html`<div class="stack">
      <h2 tabindex="-1">${t('finish.title')}</h2>
      <p>${t('finish.text')}</p>
      <section class="sheet" aria-labelledby="seen">
        <h3 id="seen">${t('finish.seen')}</h3>
        <p class="muted">${moduleText(this.module, this.locale).title}</p>
        ${this.renderSeen()}
      </section>
      <section class="sheet" aria-labelledby="unseen">
        <h3 id="unseen">${t('finish.unseen')}</h3>
        <p>${t('finish.unseenText')}</p>
      </section>
      <section class="sheet stack" aria-labelledby="own-plan">
        <h3 id="own-plan">${t('finish.plan')}</h3>
        ${
          draft && isWhole(draft)
            ? html`<p class="plan">${planSentence(t, draft)}</p>
                <p class="small muted">${t(this.keptIn === 'page' ? 'plan.privatePage' : 'plan.private')}</p>
                <take-to-work
                  .t=${t}
                  .module=${this.module}
                  .plan=${draft}
                  @challenge-named=${(event: CustomEvent<string>) => this.nameChallenge(draft, event.detail)}
                ></take-to-work>
                <button type="button" @click=${this.openPlan}>${t('plan.change')}</button>`
            : html`<p>${t('finish.noPlan')}</p>
                <button type="button" @click=${this.openPlan}>${t('finish.makePlan')}</button>`
        }
      </section>
    </div>`;
  }
}
customElements.define('finish-view', FinishView);
