import { html, nothing, type TemplateResult } from 'lit';
import type { DecideText, Scenario } from '../schemas/step.ts';
import { decideStyles } from './decide-styles.ts';
import type { DecideDraft } from './drafts.ts';
import { behaviourMark } from './marks.ts';
import { StepElement } from './step-element.ts';
import { type Turn, walkScenario } from './walk-scenario.ts';

/** A branching scenario told as a conversation; every ending can be left again by another way. */
export class DecideStep extends StepElement {
  static override styles = [StepElement.styles, decideStyles];
  protected override readonly step = 'decide';
  declare draft: DecideDraft | undefined;

  private get scenario(): Scenario {
    if (!this.module.scenario) throw new Error(`module ${this.module.id} has a decide step without a scenario`);
    return this.module.scenario;
  }

  private async walk(path: string[], focus: string): Promise<void> {
    const { at } = walkScenario(this.scenario, path);
    const endings = new Set(this.draft?.endings);
    if (at.kind === 'ending') endings.add(at.ending);
    this.draft = { path, endings: [...endings] };
    this.keep({ step: 'decide', draft: this.draft });
    await this.updateComplete;
    this.focusOn(focus);
  }

  private renderTurn(turn: Turn, text: DecideText, isLast: boolean): TemplateResult {
    const scene = text.scenes[turn.scene];
    const option = scene?.options[turn.option];
    return html`<li class="said them">${scene?.text}</li>
      <li class="said you ${isLast ? 'new' : ''}"><span class="who">${this.t('decide.you')}</span>${option?.label}</li>
      <li class="consequence ${isLast ? 'new newest' : ''}" tabindex="-1">
        ${behaviourMark('empathising')}
        <div><span class="who">${this.t('decide.consequence')}</span>${option?.consequence}</div>
      </li>`;
  }

  private renderScene(key: string, path: string[], text: DecideText): TemplateResult {
    const scene = text.scenes[key];
    return html`<li class="said them">${scene?.text}</li>
      <li>
        <div class="options" role="group" aria-label=${this.t('decide.choose')}>
          ${Object.keys(this.scenario.scenes[key] ?? {}).map(
            (option) =>
              html`<button type="button" data-option=${option} @click=${() => this.walk([...path, option], '.newest')}>
                ${scene?.options[option]?.label}
              </button>`,
          )}
        </div>
      </li>`;
  }

  private renderEnding(key: string, text: DecideText): TemplateResult {
    const ending = text.endings[key];
    const seen = (this.draft?.endings ?? [])
      .filter((other) => other !== key)
      .map((other) => text.endings[other]?.title);
    return html`<section class="ending stack new" aria-label=${this.t('decide.ending')}>
      <h3>${ending?.title}</h3>
      <p class="reading">${ending?.text}</p>
      ${
        seen.length > 0
          ? html`<p class="small muted">${this.t('decide.endingsSeen')}: ${seen.join(' · ')}</p>`
          : nothing
      }
      <div class="row">
        <button class="primary" type="button" @click=${this.goOn}>${this.t('step.goOn')}</button>
        <button type="button" @click=${() => this.walk([], 'h2')}>${this.t('decide.again')}</button>
      </div>
    </section>`;
  }

  override render() {
    const text = this.textOf('decide');
    const { turns, at } = walkScenario(this.scenario, this.draft?.path ?? []);
    const path = turns.map((turn) => turn.option);
    return html`<div class="stack">
      <h2 tabindex="-1">${this.t('decide.title')}</h2>
      <p class="muted">${this.t('decide.intro')}</p>
      <p class="reading setting">${text.setting}</p>
      <ol>
        ${turns.map((turn, index) => this.renderTurn(turn, text, index === turns.length - 1))}
        ${at.kind === 'scene' ? this.renderScene(at.scene, path, text) : nothing}
      </ol>
      ${at.kind === 'ending' ? this.renderEnding(at.ending, text) : nothing}
      ${
        path.length > 0
          ? html`<button
              class="link"
              type="button"
              @click=${() => this.walk(path.slice(0, -1), path.length > 1 ? '.newest' : 'h2')}
            >
              ${this.t('decide.back')}
            </button>`
          : nothing
      }
    </div>`;
  }
}
customElements.define('decide-step', DecideStep);
