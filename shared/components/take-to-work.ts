import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { maxChallengeLength } from '../schemas/settings.ts';
import type { Module } from '../schemas/module.ts';
import { baseStyles, controlStyles } from './base-styles.ts';
import type { PlanDraft, PlanTaken } from './drafts.ts';
import type { PlayerWords } from './player-words.ts';

/**
 * The way of a plan out of the module. Event `plan-taken` (a PlanTaken) for the page to act upon within the click; a page
 * that could not open the window cancels it, and the other ways are offered here. Event `challenge-named` (the words).
 */
export class TakeToWork extends LitElement {
  static override properties = {
    t: { attribute: false },
    module: { attribute: false },
    plan: { attribute: false },
    outcome: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      input[type='text'] {
        margin-block: 0.25rem;
      }
      .said {
        color: var(--clay);
      }
    `,
  ];
  declare t: PlayerWords;
  declare module: Module;
  declare plan: PlanDraft;
  declare protected outcome: 'none' | 'opened' | 'blocked';

  constructor() {
    super();
    this.outcome = 'none';
  }

  private take(way: PlanTaken['way']): void {
    const { plan } = this;
    const event = new CustomEvent<PlanTaken>('plan-taken', {
      detail: { way, plan },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    const isDone = this.dispatchEvent(event);
    if (way === 'window') this.outcome = isDone ? 'opened' : 'blocked';
  }

  private name(event: Event): void {
    const detail = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new CustomEvent<string>('challenge-named', { detail }));
  }

  private renderChallenge(): TemplateResult {
    const { t } = this;
    return html`<div>
      <label class="title" for="challenge">${t('work.challenge')}</label>
      <input
        id="challenge"
        type="text"
        maxlength=${maxChallengeLength}
        autocomplete="off"
        aria-describedby="challenge-hint"
        .value=${this.plan.challenge ?? ''}
        @input=${this.name}
      />
      <p id="challenge-hint" class="small muted">${t('work.challengeHint')}</p>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { t, outcome } = this;
    return html`<div class="stack">
      ${this.module.startsChallenge ? this.renderChallenge() : nothing}
      <div>
        <button type="button" aria-describedby="how" @click=${() => this.take('window')}>${t('work.take')}</button>
      </div>
      <p id="how" class="small muted">${t('work.how')}</p>
      <p role="status" class=${outcome === 'blocked' ? 'said' : 'small'}>
        ${outcome === 'none' ? nothing : t(outcome === 'opened' ? 'work.opened' : 'work.blocked')}
      </p>
      ${
        outcome === 'blocked'
          ? html`<div class="row">
              <button type="button" @click=${() => this.take('calendar')}>${t('work.calendar')}</button>
              <button type="button" @click=${() => this.take('paper')}>${t('work.print')}</button>
            </div>`
          : nothing
      }
    </div>`;
  }
}
customElements.define('take-to-work', TakeToWork);
