import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { DraftChange, Drafts, PlanTaken } from '#shared/components/drafts.ts';
import '#shared/components/module-player.ts';
import { startAttempt } from '#shared/progress/start-attempt.ts';
import type { Attempt } from '#shared/schemas/attempt.ts';
import { moduleSchema, type Module } from '#shared/schemas/module.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { ApiFault, callApi } from './call-api.ts';
import { pickerWords } from './picker-words.ts';
import { takePlan } from './take-plan.ts';
import { playerWords } from './words.ts';

/**
 * A module as learners see it, for whoever chooses: nothing of it is kept or sent. Events `preview-closed` and
 * `module-chosen` {isChosen}.
 */
export class PickerPreview extends LitElement {
  static override properties = {
    token: { attribute: false },
    moduleId: { attribute: false },
    isChosen: { type: Boolean },
    locale: {},
    module: { state: true },
    problem: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        max-width: 46rem;
        margin-inline: auto;
      }
      .bar {
        justify-content: space-between;
        margin-block-end: 1rem;
      }
      .problem {
        color: var(--clay);
      }
    `,
  ];
  declare token: string;
  declare moduleId: string;
  declare isChosen: boolean;
  declare locale: Locale;
  declare protected module: Module | null;
  declare protected problem: string | null;
  private attempt: Attempt | undefined;
  private drafts: Drafts = {};

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    this.module = null;
    this.problem = null;
    try {
      const path = `/api/deep-linking/module?id=${encodeURIComponent(this.moduleId)}`;
      const module = await callApi(path, moduleSchema, { token: this.token });
      this.attempt = startAttempt(module, Date.now());
      this.module = module;
    } catch (error) {
      const t = pickerWords[this.locale];
      const isOurs = error instanceof ApiFault && !error.isPassing;
      this.problem = isOurs ? error.message : t('preview.failed');
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.back')?.focus();
  }

  private say(name: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private takePlan(event: CustomEvent<PlanTaken>, module: Module, locale: Locale): void {
    if (!takePlan(event.detail, { module, locale, wayBack: null, completedAt: null })) event.preventDefault();
  }

  private renderModule(module: Module): TemplateResult {
    const locale = module.locales[this.locale] ? this.locale : 'en';
    const isFallback = locale !== this.locale;
    return html`${isFallback ? html`<p class="small muted">${playerWords[this.locale]('player.untranslated')}</p>` : nothing}
      <module-player
        lang=${locale}
        .module=${module}
        .attempt=${this.attempt}
        .drafts=${this.drafts}
        .saveState=${'quiet'}
        .isPreview=${true}
        .keptIn=${'page'}
        .locale=${locale}
        .t=${playerWords[locale]}
        @draft-changed=${({ detail }: CustomEvent<DraftChange>) => (this.drafts = { ...this.drafts, [detail.step]: detail.draft })}
        @plan-taken=${(event: CustomEvent<PlanTaken>) => this.takePlan(event, module, locale)}
      ></module-player>`;
  }

  override render() {
    const t = pickerWords[this.locale];
    return html`<section class="row bar" aria-label=${t('preview.title')}>
        <button type="button" class="link back" @click=${() => this.say('preview-closed')}>${t('preview.back')}</button>
        ${
          this.module
            ? html`<button
                type="button"
                class=${this.isChosen ? '' : 'primary'}
                @click=${() => this.say('module-chosen', { isChosen: !this.isChosen })}
              >
                ${t(this.isChosen ? 'preview.leave' : 'preview.choose')}
              </button>`
            : nothing
        }
      </section>
      <p role="status" class="muted">${this.module || this.problem ? nothing : t('preview.loading')}</p>
      ${
        this.problem
          ? html`<div class="stack" role="alert">
              <p class="problem">${this.problem}</p>
              <button type="button" @click=${this.load}>${t('again')}</button>
            </div>`
          : nothing
      }
      ${this.module ? this.renderModule(this.module) : nothing}`;
  }
}
customElements.define('picker-preview', PickerPreview);
