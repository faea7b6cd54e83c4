import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Questions } from '../schemas/step.ts';
import { StepElement } from './step-element.ts';

type Question = Questions[number];

/** Three questions with feedback for each option and as many tries as one likes; done when each was tried once. */
export class CheckStep extends StepElement {
  static override properties: PropertyDeclarations = {
    tried: { state: true },
    unpicked: { state: true },
    isOpen: { state: true },
  };
  static override styles = [
    StepElement.styles,
    css`
      fieldset + fieldset {
        padding-block-start: 1.5rem;
        border-block-start: 1px solid var(--hairline);
      }
      legend {
        font-size: 1.125rem;
      }
      .number {
        display: block;
      }
      fieldset button {
        margin-block: 0.5rem;
      }
      .feedback {
        padding: 0.75rem 1rem;
        border: 1px solid var(--line);
        border-inline-start-width: 4px;
        border-radius: 6px;
      }
      .sound {
        border-color: var(--accent);
      }
      .open {
        color: var(--clay);
      }
    `,
  ];
  protected override readonly step = 'check';
  declare draft: { chosen: Record<string, string> } | undefined;
  /** Question → the option that was tried last; its feedback is on screen. */
  declare protected tried: Record<string, string>;
  declare protected unpicked: string | null;
  declare protected isOpen: boolean;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tried ??= {};
    this.unpicked ??= null;
  }

  private get questions(): Questions {
    return this.module.questions ?? [];
  }

  private pick(question: string, option: string): void {
    this.draft = { chosen: { ...this.draft?.chosen, [question]: option } };
    this.unpicked = null;
    this.keep({ step: 'check', draft: this.draft });
  }

  private try(question: string): void {
    const option = this.draft?.chosen[question];
    this.unpicked = option === undefined ? question : null;
    if (option !== undefined) this.tried = { ...this.tried, [question]: option };
    this.isOpen = false;
  }

  private finish(): void {
    const open = this.questions.find((question) => this.tried[question.id] === undefined);
    if (!open) return this.goOn();
    this.isOpen = true;
    this.focusOn(`#${CSS.escape(open.id)} input`);
  }

  private renderQuestion(question: Question, index: number): TemplateResult {
    const text = this.textOf('check')[question.id];
    const tried = this.tried[question.id];
    const isSound = tried === question.correct;
    return html`<fieldset id=${question.id}>
      <legend>
        <span class="number small muted">${this.t('check.question', { number: index + 1 })}</span>${text?.question}
      </legend>
      ${question.options.map(
        (option) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${question.id}
              value=${option}
              .checked=${this.draft?.chosen[question.id] === option}
              @change=${() => this.pick(question.id, option)}
            />
            <span>${text?.options[option]?.label}</span>
          </label>`,
      )}
      <button type="button" @click=${() => this.try(question.id)}>${this.t('check.try')}</button>
      <div role="status">
        ${this.unpicked === question.id ? html`<p>${this.t('check.pick')}</p>` : nothing}
        ${
          tried === undefined
            ? nothing
            : html`<p class="feedback ${isSound ? 'sound' : ''}">
                <strong>${this.t(isSound ? 'check.sound' : 'check.other')}</strong> ${text?.options[tried]?.feedback}
              </p>`
        }
      </div>
    </fieldset>`;
  }

  override render() {
    const open = this.questions.filter((question) => this.tried[question.id] === undefined).length;
    return html`<div class="stack">
      <h2 tabindex="-1">${this.t('check.title')}</h2>
      <p class="muted">${this.t('check.intro')}</p>
      ${this.questions.map((question, index) => this.renderQuestion(question, index))}
      <p class="open" role="alert">${this.isOpen && open > 0 ? this.t('check.open', { count: open }) : nothing}</p>
      <button class="primary" type="button" @click=${this.finish}>${this.t('check.finish')}</button>
    </div>`;
  }
}
customElements.define('check-step', CheckStep);
