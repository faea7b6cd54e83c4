import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { type ChallengeStage, challengeStages } from '#shared/schemas/framework.ts';
import { maxChallengeLength } from '#shared/schemas/settings.ts';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { maxOutcomeLength, stageOf, stateOf } from '../storage/challenge.ts';
import { emptyJournal, type Journal, lookAtJournal } from '../storage/journal.ts';
import { watchJournalKey } from '../storage/journal-key.ts';
import { watchJournal } from '../storage/open-journal.ts';
import { fieldStyles } from './field-styles.ts';
import { type PageWord, type PageWords, wordOf } from './page-words.ts';
import { refusalWord } from './refusal-word.ts';

/** A challenge with its words, or, while they are locked, without. */
type Faced = Journal['challenges'][number] | Journal['locked']['challenges'][number];

/** A challenge of the team's: its words, its stage, putting it away and taking it up again, and the end of it. */
export class ChallengeEditor extends LitElement {
  static override properties = {
    t: { attribute: false },
    journal: { state: true },
    isEnding: { state: true },
    said: { state: true },
    isWrong: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      label.words {
        display: block;
      }
      input[type='text'],
      textarea {
        display: block;
        margin-block: 0.375rem;
      }
      .choice span span {
        display: block;
      }
      fieldset,
      fieldset + * {
        margin-block-start: 1rem;
      }
    `,
  ];

  declare t: PageWords;
  declare private journal: Journal;
  declare private isEnding: boolean;
  declare private said: string;
  declare private isWrong: boolean;
  private stops: (() => void)[] = [];

  constructor() {
    super();
    this.journal = emptyJournal;
    this.isEnding = false;
    this.said = '';
    this.isWrong = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const read = () => void lookAtJournal().then((journal) => (this.journal = journal));
    this.stops = [watchJournal(read), watchJournalKey(read)];
    read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
  }

  private async tell(message: Message, done: PageWord): Promise<boolean> {
    const outcome = await sendMessage(message);
    this.isWrong = !outcome.isDone;
    this.said = this.t(outcome.isDone ? done : refusalWord(outcome.reason));
    return outcome.isDone;
  }

  private get faced(): Faced[] {
    return [...this.journal.challenges, ...this.journal.locked.challenges];
  }

  private get field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input#words');
  }

  private begin(stage: ChallengeStage): void {
    void this.tell({ type: 'challengeBegan', text: this.field?.value.trim() ?? '', stage }, 'challengeBegun');
  }

  private word(on: Faced | undefined): void {
    const text = this.field?.value.trim() ?? '';
    if (!on || !('text' in on) || text === on.text) return;
    void this.tell({ type: 'challengeWorded', id: on.id, text, outcome: on.outcome }, 'saved');
  }

  private async ask(isEnding: boolean): Promise<void> {
    this.isEnding = isEnding;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isEnding ? 'textarea' : 'button.end')?.focus();
  }

  private async end(event: Event, { id }: Faced): Promise<void> {
    event.preventDefault();
    const outcome = this.renderRoot.querySelector('textarea')?.value.trim() ?? '';
    if (!(await this.tell({ type: 'challengeEnded', id, outcome }, 'challengeCleared'))) return;
    this.isEnding = false;
    await this.updateComplete;
    this.field?.focus();
  }

  protected override render(): TemplateResult {
    const { t, faced } = this;
    if (this.journal.shut) return html`<p class="wrong">${t(this.journal.shut)}</p>`;
    const on = faced.find((challenge) => stateOf(challenge) === 'on');
    const away = faced.filter((challenge) => stateOf(challenge) === 'away');
    const isLocked = this.journal.seal === 'locked';
    return html`${
        isLocked
          ? html`<p>${t('lockedChallenge')}</p>`
          : html`<label class="words" for="words">${t('challengeLabel')}</label>
              <input
                id="words"
                type="text"
                maxlength=${maxChallengeLength}
                autocomplete="off"
                aria-describedby="hint"
                .value=${on && 'text' in on ? on.text : ''}
                @change=${() => this.word(on)}
              />
              <p id="hint" class="small muted">${t('challengeHint')}</p>`
      }
      ${
        isLocked && !on
          ? nothing
          : html`<fieldset>
              <legend>${t('challengeStage')}</legend>
              ${challengeStages.map((stage) => this.drawStage(stage, on))}
            </fieldset>`
      }
      ${on ? this.drawEnd(on) : isLocked ? nothing : html`<button type="button" @click=${() => this.begin('spot')}>${t('challengeBegin')}</button>`}
      <p role="status" class=${this.isWrong ? 'wrong' : ''}>${this.said}</p>
      ${away.length > 0 ? this.drawAway(away) : nothing}`;
  }

  private drawStage(stage: ChallengeStage, on: Faced | undefined): TemplateResult {
    const word = wordOf('stage', stage);
    const choose = () =>
      on ? void this.tell({ type: 'challengeMoved', id: on.id, stage }, 'saved') : this.begin(stage);
    return html`<label class="choice">
      <input type="radio" name="stage" .checked=${on !== undefined && stageOf(on) === stage} @change=${choose} />
      <span
        >${this.t(word)}
        <span class="small muted">${this.t(wordOf(word, 'hint'))}</span>
      </span>
    </label>`;
  }

  private drawEnd(on: Faced): TemplateResult {
    const { t } = this;
    if (!this.isEnding) {
      const putAway = () => this.tell({ type: 'challengePutAway', id: on.id }, 'challengeIsAway');
      return html`<div class="row">
        <button type="button" @click=${putAway}>${t('challengeAway')}</button>
        <button type="button" class="end" @click=${() => this.ask(true)}>${t('challengeDone')}</button>
      </div>`;
    }
    return html`<form @submit=${(event: Event) => this.end(event, on)} novalidate>
      <label class="title" for="outcome">${t('challengeOutcome')}</label>
      <textarea id="outcome" maxlength=${maxOutcomeLength} ?disabled=${!('text' in on)}></textarea>
      <div class="row">
        <button class="primary">${t('challengeEnd')}</button>
        <button type="button" class="link" @click=${() => this.ask(false)}>${t('planStop')}</button>
      </div>
    </form>`;
  }

  private drawAway(away: readonly Faced[]): TemplateResult {
    const { t } = this;
    return html`<h3>${t('challengeAwayHeading')}</h3>
      <ul class="plain stack">
        ${away.map((challenge) => {
          const { id } = challenge;
          const takeUp = () => this.tell({ type: 'challengeMoved', id, stage: stageOf(challenge) }, 'challengeBegun');
          return html`<li class="panel">
            <p class="reading">
              ${'text' in challenge ? challenge.text || t('challengeUnnamed') : t('challengeLocked')}
            </p>
            <button type="button" @click=${takeUp}>${t('challengeTakeUp')}</button>
          </li>`;
        })}
      </ul>`;
  }
}
customElements.define('challenge-editor', ChallengeEditor);
