import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { type ChallengeStage, challengeStages } from '#shared/schemas/framework.ts';
import { type Challenge, maxChallengeLength } from '#shared/schemas/settings.ts';
import { fieldStyles } from './field-styles.ts';
import { type PageWords, wordOf } from './page-words.ts';
import { changeSettings } from './settings-change.ts';

/**
 * A challenge of the team's, and its stage. Choosing a stage or writing a few words begins it. `now` in milliseconds
 * since 1970. Event `challenge-done` when it is over.
 */
export class ChallengeEditor extends LitElement {
  static override properties = { t: { attribute: false }, challenge: { attribute: false }, now: {} };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      label.words {
        display: block;
      }
      input[type='text'] {
        display: block;
        margin-block: 0.375rem;
      }
      .choice span span {
        display: block;
      }
      fieldset,
      fieldset + button {
        margin-block-start: 1rem;
      }
    `,
  ];

  declare t: PageWords;
  declare challenge: Challenge | null;
  declare now: number;

  private chooseStage(stage: ChallengeStage): void {
    changeSettings(this, { challenge: { text: this.challenge?.text ?? '', stage, since: this.now } });
  }

  private write(event: Event): void {
    const text = (event.currentTarget as HTMLInputElement).value.trim();
    if (!this.challenge && text === '') return;
    const { stage, since } = this.challenge ?? { stage: 'spot', since: this.now };
    changeSettings(this, { challenge: { text, stage, since } });
  }

  protected override render(): TemplateResult {
    const { t, challenge } = this;
    return html`<label class="words"
        >${t('challengeLabel')}
        <input
          type="text"
          maxlength=${maxChallengeLength}
          autocomplete="off"
          aria-describedby="hint"
          .value=${challenge?.text ?? ''}
          @change=${this.write}
        />
      </label>
      <p id="hint" class="small muted">${t('challengeHint')}</p>
      <fieldset>
        <legend>${t('challengeStage')}</legend>
        ${challengeStages.map((stage) => this.drawStage(stage))}
      </fieldset>
      ${
        challenge
          ? html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent('challenge-done'))}>
              ${t('challengeDone')}
            </button>`
          : nothing
      }`;
  }

  private drawStage(stage: ChallengeStage): TemplateResult {
    const word = wordOf('stage', stage);
    return html`<label class="choice">
      <input
        type="radio"
        name="stage"
        .checked=${this.challenge?.stage === stage}
        @change=${() => this.chooseStage(stage)}
      />
      <span
        >${this.t(word)}
        <span class="small muted">${this.t(wordOf(word, 'hint'))}</span>
      </span>
    </label>`;
  }
}
customElements.define('challenge-editor', ChallengeEditor);
