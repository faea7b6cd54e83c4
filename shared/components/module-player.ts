import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { html as staticHtml, literal } from 'lit/static-html.js';
import { nextStep } from '../progress/answer-step.ts';
import type { Attempt } from '../schemas/attempt.ts';
import type { Locale } from '../schemas/locale.ts';
import type { Module } from '../schemas/module.ts';
import type { StepKind } from '../schemas/step.ts';
import { baseStyles } from './base-styles.ts';
import { behaviourColours } from './behaviour-colours.ts';
import './check-step.ts';
import './decide-step.ts';
import type { DraftChange, Drafts, KeptIn, StepDone } from './drafts.ts';
import './finish-view.ts';
import { behaviourMark } from './marks.ts';
import type { PlayerWords } from './player-words.ts';
import './plan-step.ts';
import './progress-line.ts';
import './read-step.ts';
import './reflect-step.ts';
import { moduleText, type StepElement } from './step-element.ts';
import { playerStyles } from './player-styles.ts';

/** `waiting`: not sent yet, tried again by itself. `closed`: this page may not send any more. */
export type SaveState = 'quiet' | 'saved' | 'waiting' | 'closed';

const stepTags = {
  read: literal`read-step`,
  decide: literal`decide-step`,
  reflect: literal`reflect-step`,
  plan: literal`plan-step`,
  check: literal`check-step`,
};

/**
 * A module from its first open step to its finish. Properties in: `module`, `attempt` (what the server holds),
 * `drafts` (what this browser keeps), `keptIn`, `saveState`, `isPreview`, `locale`, `t`. Events out: `step-done` {step} the
 * first time a step is done, `draft-changed` {step, draft}, and `plan-taken` (a PlanTaken). It goes on at once and leaves the sending to the page.
 */
export class ModulePlayer extends LitElement {
  static override properties = {
    module: { attribute: false },
    attempt: { attribute: false },
    drafts: { attribute: false },
    saveState: {},
    isPreview: { type: Boolean },
    keptIn: {},
    locale: {},
    t: { attribute: false },
    current: { state: true },
  };
  static override styles = [baseStyles, behaviourColours, playerStyles];
  declare module: Module;
  declare attempt: Attempt;
  declare drafts: Drafts;
  declare saveState: SaveState;
  declare isPreview: boolean;
  declare keptIn: KeptIn;
  declare locale: Locale;
  declare t: PlayerWords;
  declare protected current: StepKind | 'finish' | undefined;
  /** Steps done on this page that the server may not know yet. */
  private doneHere = new Set<StepKind>();

  private get done(): Set<StepKind> {
    return new Set(
      this.module.steps.filter((step) => this.attempt.doneSteps[step] !== undefined || this.doneHere.has(step)),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('module') && changed.get('module')?.id !== this.module.id) {
      this.doneHere = new Set();
      this.current = nextStep(this.attempt, this.module) ?? 'finish';
    }
  }

  private async open(step: StepKind | 'finish'): Promise<void> {
    this.current = step;
    await this.updateComplete;
    await this.renderRoot.querySelector<StepElement>('.step')?.focusHeading();
  }

  private async stepDone(event: CustomEvent<StepDone>): Promise<void> {
    const { step } = event.detail;
    if (this.done.has(step)) event.stopPropagation();
    this.doneHere.add(step);
    const done = this.done;
    await this.open(this.module.steps.find((other) => !done.has(other)) ?? 'finish');
  }

  private draftChanged(event: CustomEvent<DraftChange>): void {
    // Own copy, so that a step that is opened again finds what was written a moment ago.
    this.drafts = { ...this.drafts, [event.detail.step]: event.detail.draft };
  }

  private renderStep(): TemplateResult {
    const { module, locale, t, drafts, keptIn, current } = this;
    if (current === undefined || current === 'finish') {
      return html`<finish-view
        class="step"
        .module=${module}
        .locale=${locale}
        .t=${t}
        .draft=${drafts?.plan}
        .keptIn=${keptIn}
        .completedAt=${this.attempt.completedAt}
        .isPreview=${this.isPreview}
        @step-chosen=${this.stepChosen}
      ></finish-view>`;
    }
    const draft = current === 'read' ? undefined : drafts?.[current];
    return staticHtml`<${stepTags[current]}
      class="step"
      .module=${module}
      .locale=${locale}
      .t=${t}
      .draft=${draft}
      .keptIn=${keptIn}
    ></${stepTags[current]}>`;
  }

  private async stepChosen(event: CustomEvent<StepDone>): Promise<void> {
    await this.open(event.detail.step);
  }

  private renderSaveState(): TemplateResult {
    const words = { saved: 'player.saved', waiting: 'player.waiting', closed: 'player.closed' } as const;
    const state = this.saveState ?? 'quiet';
    return html`<p role="status" class="save" data-state=${state}>
      ${state === 'quiet' ? nothing : this.t(words[state])}
    </p>`;
  }

  override render() {
    const { module, locale, t } = this;
    const text = moduleText(module, locale);
    return html`<section class="head" aria-labelledby="title">
        <h1 id="title">${text.title}</h1>
        <p class="about small muted">
          ${module.behaviours.map((one) => html`<span class="behaviour">${behaviourMark(one)}${t(`behaviour.${one}`)}</span>`)}
          <span>${t('player.minutes', { minutes: module.minutes })}</span>
        </p>
        ${this.isPreview ? html`<p class="note">${t('player.preview')}</p>` : nothing}
        <progress-line
          .steps=${module.steps}
          .done=${this.done}
          .current=${this.current}
          .t=${t}
          @step-chosen=${this.stepChosen}
        ></progress-line>
      </section>
      <main class="sheet" aria-labelledby="title" @step-done=${this.stepDone} @draft-changed=${this.draftChanged}>
        ${this.renderStep()}
      </main>
      ${this.renderSaveState()}`;
  }
}
customElements.define('module-player', ModulePlayer);
