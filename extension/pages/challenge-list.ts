import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { maxChallengeLength } from '#shared/schemas/settings.ts';
import type { Message } from '../messages/message.ts';
import { type Challenge, maxOutcomeLength, stateOf } from '../storage/challenge.ts';
import type { Journal } from '../storage/journal.ts';
import './challenge-way.ts';
import { fieldStyles } from './field-styles.ts';
import { keepWords } from './keep-words.ts';
import type { PageWords } from './page-words.ts';
import { typed } from './passphrase-field.ts';
import { type Lived, wayOfChallenge } from './way-of-challenge.ts';

/** What a list of challenges asks for: a message for the background. */
export interface ChallengeWish {
  message: Message;
}

type Faced = Challenge | Journal['locked']['challenges'][number];

/**
 * The challenges of somebody, each with its way, to read, to put into other words and to delete. Events
 * `challenge-wish` and `words-kept` (see keep-words.ts).
 */
export class ChallengeList extends LitElement {
  static override properties = {
    t: { attribute: false },
    challenges: { attribute: false },
    lived: { attribute: false },
    now: {},
    open: { state: true },
    wrong: { state: true },
    isBusy: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      .words {
        white-space: pre-wrap;
      }
    `,
  ];

  declare t: PageWords;
  declare challenges: readonly Faced[];
  declare lived: Lived;
  declare now: number;
  /** The one whose words are being changed. */
  declare private open: string | null;
  declare private wrong: string;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.open = null;
    this.wrong = '';
    this.isBusy = false;
  }

  private wish(message: Message): void {
    this.dispatchEvent(new CustomEvent<ChallengeWish>('challenge-wish', { detail: { message } }));
  }

  private async edit(id: string | null): Promise<void> {
    const before = this.open;
    this.open = id;
    this.wrong = '';
    await this.updateComplete;
    const wanted = id === null ? `li[data-id="${CSS.escape(before ?? '')}"] button` : 'form input';
    this.renderRoot.querySelector<HTMLElement>(wanted)?.focus();
  }

  private async keep(event: Event, id: string): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    const words = { text: typed(form, 'text').trim(), outcome: typed(form, 'outcome').trim() };
    this.isBusy = true;
    this.wrong = '';
    this.wrong = await keepWords(this, this.t, { type: 'challengeWorded', id, ...words }, this.t('wayKept'));
    this.isBusy = false;
    if (this.wrong === '') await this.edit(null);
  }

  protected override render(): TemplateResult {
    return html`<ul class="plain stack">
      ${repeat(
        this.challenges,
        ({ id }) => id,
        (challenge) =>
          html`<li class="panel" data-id=${challenge.id}>
            ${'text' in challenge && this.open === challenge.id ? this.drawForm(challenge) : this.drawWords(challenge)}
            <challenge-way
              .t=${this.t}
              .parts=${wayOfChallenge(challenge, this.lived)}
              .now=${this.now}
            ></challenge-way>
            ${this.open === challenge.id ? nothing : this.drawButtons(challenge)}
          </li>`,
      )}
    </ul>`;
  }

  private drawWords(challenge: Faced): TemplateResult {
    const { t } = this;
    const isOpen = 'text' in challenge;
    const state = stateOf(challenge);
    return html`<h3 class="words">${isOpen ? challenge.text || t('challengeUnnamed') : t('challengeLocked')}</h3>
      ${state === 'on' ? nothing : html`<p class="small muted">${t(state === 'away' ? 'stageAway' : 'stageOver')}</p>`}
      ${isOpen && challenge.outcome ? html`<p class="reading words">${t('wayOutcome', { outcome: challenge.outcome })}</p>` : nothing}`;
  }

  private drawButtons(challenge: Faced): TemplateResult {
    const { t } = this;
    const { id } = challenge;
    return html`<div class="row">
      ${'text' in challenge ? html`<button type="button" class="link" @click=${() => this.edit(id)}>${t('wayChange')}</button>` : nothing}
      <button type="button" class="link" @click=${() => this.wish({ type: 'challengeDropped', id })}>
        ${t('wayDelete')}
      </button>
    </div>`;
  }

  private drawForm({ id, text, outcome }: Challenge): TemplateResult {
    const { t } = this;
    return html`<form @submit=${(event: Event) => this.keep(event, id)} novalidate>
      <div>
        <label class="title" for="text">${t('challengeLabel')}</label>
        <input id="text" name="text" type="text" autocomplete="off" maxlength=${maxChallengeLength} .value=${text} />
      </div>
      <div>
        <label class="title" for="outcome">${t('challengeOutcome')}</label>
        <textarea id="outcome" name="outcome" maxlength=${maxOutcomeLength} .value=${outcome}></textarea>
      </div>
      <p class="wrong" role="alert">${this.wrong}</p>
      <div class="row">
        <button class="primary">${t('wayKeep')}</button>
        <button type="button" class="link" @click=${() => this.edit(null)}>${t('planStop')}</button>
      </div>
    </form>`;
  }
}
customElements.define('challenge-list', ChallengeList);
