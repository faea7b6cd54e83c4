import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PlanDraft } from './drafts.ts';
import { isWhole, planSentence } from './plan-sentence.ts';
import { StepElement } from './step-element.ts';
import './take-to-work.ts';

type Part = 'cue' | 'response';

/** An if-then plan from a moment of one's own week and one act, then said once more. */
export class PlanStep extends StepElement {
  static override properties: PropertyDeclarations = { isRehearsing: { state: true }, isMissing: { state: true } };
  static override styles = [
    StepElement.styles,
    css`
      .parts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
        gap: 1.5rem;
        align-items: start;
      }
      .parts legend {
        font: italic 1.375rem/1.3 var(--reading);
        color: var(--accent);
      }
      .brief {
        min-height: 4rem;
        font: inherit;
      }
      .parts label.title {
        margin-block: 0.75rem 0.25rem;
        font-size: 0.875rem;
      }
      .plan {
        padding: 1.25rem;
        border: 1px solid var(--accent);
        border-radius: var(--corner);
        background: var(--accent-wash);
        font: 1.375rem/1.45 var(--reading);
      }
      .missing {
        color: var(--clay);
      }
    `,
  ];
  protected override readonly step = 'plan';
  declare draft: PlanDraft | undefined;
  declare protected isRehearsing: boolean;
  declare protected isMissing: boolean;

  private get plan(): PlanDraft {
    return this.draft ?? { cue: '', response: '', isSaid: false };
  }

  private change(change: Partial<PlanDraft>): void {
    this.draft = { ...this.plan, isSaid: false, ...change };
    this.isMissing = false;
    this.keep({ step: 'plan', draft: this.draft });
  }

  private nameChallenge(challenge: string): void {
    this.draft = { ...this.plan, challenge };
    this.keep({ step: 'plan', draft: this.draft });
  }

  private async show(isRehearsing: boolean): Promise<void> {
    if (isRehearsing && !isWhole(this.draft)) {
      this.isMissing = true;
      this.focusOn(this.plan.cue.trim() ? '#response' : '#cue');
      return;
    }
    this.isRehearsing = isRehearsing;
    await this.updateComplete;
    this.focusOn('h2');
  }

  private said(): void {
    this.change({ isSaid: true });
    this.goOn();
  }

  private renderPart(part: Part, legend: string, hint: string, label: string, suggestions: string[]): TemplateResult {
    return html`<fieldset>
      <legend>${legend}</legend>
      <p class="small muted">${hint}</p>
      ${suggestions.map(
        (suggestion) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${part}
              .checked=${this.plan[part] === suggestion}
              @change=${() => this.change({ [part]: suggestion })}
            />
            <span>${suggestion}</span>
          </label>`,
      )}
      <label class="title" for=${part}>${label}</label>
      <textarea
        class="brief"
        rows="2"
        id=${part}
        maxlength="300"
        autocomplete="off"
        aria-describedby=${this.isMissing ? 'missing' : nothing}
        aria-invalid=${this.isMissing && !this.plan[part].trim() ? 'true' : nothing}
        .value=${this.plan[part]}
        @input=${(event: InputEvent) => this.change({ [part]: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </fieldset>`;
  }

  private renderBuilder(): TemplateResult {
    const text = this.textOf('plan');
    const { t } = this;
    return html`<div class="stack">
      <h2 tabindex="-1">${t('plan.title')}</h2>
      <p>${text.intro}</p>
      <div class="parts">
        ${this.renderPart('cue', t('plan.if'), t('plan.cueHint'), t('plan.cueLabel'), text.cues)}
        ${this.renderPart('response', t('plan.then'), t('plan.responseHint'), t('plan.responseLabel'), text.responses)}
      </div>
      ${isWhole(this.draft) ? html`<p class="plan">${planSentence(t, this.plan)}</p>` : nothing}
      <p class="small muted">${t(this.keptIn === 'page' ? 'plan.privatePage' : 'plan.private')}</p>
      <p id="missing" class="missing" role="alert">${this.isMissing ? t('plan.missing') : nothing}</p>
      <div class="row">
        <button class="primary" type="button" @click=${() => this.show(true)}>${t('plan.show')}</button>
        <button type="button" @click=${this.goOn}>${t('plan.without')}</button>
      </div>
    </div>`;
  }

  private renderRehearsal(): TemplateResult {
    const { t } = this;
    return html`<div class="stack">
      <h2 tabindex="-1">${t('plan.rehearse')}</h2>
      <p class="plan">${planSentence(t, this.plan)}</p>
      <p>${t('plan.rehearseHint')}</p>
      <div class="row">
        <button class="primary" type="button" @click=${this.said}>${t('plan.said')}</button>
        <button type="button" @click=${() => this.show(false)}>${t('plan.change')}</button>
      </div>
      <take-to-work
        .t=${t}
        .module=${this.module}
        .plan=${this.plan}
        @challenge-named=${(event: CustomEvent<string>) => this.nameChallenge(event.detail)}
      ></take-to-work>
    </div>`;
  }

  override render() {
    return this.isRehearsing ? this.renderRehearsal() : this.renderBuilder();
  }
}
customElements.define('plan-step', PlanStep);
