import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { behaviourColours } from '#shared/components/behaviour-colours.ts';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Path } from '#shared/schemas/path.ts';
import * as z from 'zod/mini';
import type { LaunchBoot, ModuleSummary } from '../pages/launch-boot.ts';
import { ApiFault, callApi } from './call-api.ts';
import { anyModule, filterModules, type ModuleFilter } from './filter-modules.ts';
import { groupByPath, type ModuleGroup } from './group-by-path.ts';
import { moduleFacts, summaryIn } from './module-facts.ts';
import './picker-filters.ts';
import './picker-preview.ts';
import { pickerStyles } from './picker-styles.ts';
import { pickerWords } from './picker-words.ts';
import { answerSchema, postAnswer, postAnswerFromOpener } from './post-answer.ts';
import { pageWords } from './words.ts';

const placedSchema = z.object({ moduleIds: z.array(z.string()), isWhole: z.boolean() });

/** What the server answers the platform with (deep-linking-routes.ts). */
type Answer = { moduleIds: string[]; scoreMaximum?: number } | { fault: 'links-not-accepted' | 'no-modules' };

/** The deep linking picker: choose one or several modules, add them to the course, or go back without any. */
export class PickerPage extends LitElement {
  static override properties = {
    token: { attribute: false },
    modules: { attribute: false },
    paths: { attribute: false },
    settings: { attribute: false },
    locale: {},
    chosen: { state: true },
    placed: { state: true },
    isPlacedUnsure: { state: true },
    filter: { state: true },
    previewed: { state: true },
    points: { state: true },
    isSending: { state: true },
    isHandedBack: { state: true },
    problem: { state: true },
  };
  static override styles = [baseStyles, controlStyles, behaviourColours, pickerStyles];
  declare token: string;
  declare modules: readonly ModuleSummary[];
  declare paths: readonly Path[];
  declare settings: LaunchBoot['deepLinking'];
  declare locale: Locale;
  declare protected chosen: ReadonlySet<string>;
  declare protected placed: ReadonlySet<string>;
  declare protected isPlacedUnsure: boolean;
  declare protected filter: ModuleFilter;
  declare protected previewed: string | null;
  declare protected points: string;
  declare protected isSending: boolean;
  declare protected isHandedBack: boolean;
  declare protected problem: string | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.chosen = new Set();
    this.placed = new Set();
    this.filter = anyModule;
    this.previewed = null;
    this.points = '1';
    void this.readPlaced();
  }

  private get t() {
    return pickerWords[this.locale];
  }

  private get accepts() {
    return this.settings ?? { acceptMultiple: false, acceptsLinks: false, addsColumn: false };
  }

  /** The platform may take its time: the marks come when they come. */
  private async readPlaced(): Promise<void> {
    try {
      const { moduleIds, isWhole } = await callApi('/api/deep-linking/placed', placedSchema, { token: this.token });
      this.placed = new Set(moduleIds);
      this.isPlacedUnsure = !isWhole;
    } catch {
      this.isPlacedUnsure = true;
    }
  }

  private choose(ids: readonly string[], isChosen: boolean): void {
    const others = this.accepts.acceptMultiple ? [...this.chosen].filter((id) => !ids.includes(id)) : [];
    this.chosen = new Set(isChosen ? [...others, ...ids] : others);
    this.problem = null;
  }

  private async answer(body: Answer): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    this.problem = null;
    try {
      const answer = await callApi('/api/deep-linking/response', answerSchema, { token: this.token, body });
      if (!postAnswerFromOpener(answer)) return postAnswer(answer);
      this.isHandedBack = true;
      window.close();
    } catch (error) {
      this.isSending = false;
      const isOurs = error instanceof ApiFault && !error.isPassing && error.status !== 401;
      const isEnded = error instanceof ApiFault && error.status === 401;
      this.problem = isOurs ? error.message : this.t(isEnded ? 'ended' : 'failed');
    }
  }

  private async add(): Promise<void> {
    // In the order of the page, which is the order in which they are meant to be met.
    const moduleIds = groupByPath(this.modules, this.paths)
      .flatMap(({ modules }) => modules.map(({ id }) => id))
      .filter((id) => this.chosen.has(id));
    if (moduleIds.length === 0) return this.complain('pick', '.modules input');
    if (!this.accepts.addsColumn) return this.answer({ moduleIds });
    const scoreMaximum = Number(this.points);
    const isPossible = Number.isInteger(scoreMaximum) && scoreMaximum >= 1 && scoreMaximum <= 100;
    return isPossible ? this.answer({ moduleIds, scoreMaximum }) : this.complain('points.wrong', '.points input');
  }

  private complain(key: 'pick' | 'points.wrong', selector: string): void {
    this.problem = this.t(key);
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private async closePreview(): Promise<void> {
    const id = this.previewed;
    this.previewed = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`button[data-preview='${id}']`)?.focus();
  }

  private async showAll(): Promise<void> {
    this.filter = anyModule;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  private renderModule(module: ModuleSummary, group: string): TemplateResult {
    const { title, summary, lang } = summaryIn(module, this.locale);
    // A module may stand in two paths.
    const id = `${group}-${module.id}`;
    return html`<div class="module">
      <label class="choice">
        <input
          type=${this.accepts.acceptMultiple ? 'checkbox' : 'radio'}
          name="module"
          value=${module.id}
          aria-labelledby="${id}-title"
          aria-describedby="${id}-about"
          .checked=${this.chosen.has(module.id)}
          @change=${(event: Event) => this.choose([module.id], (event.target as HTMLInputElement).checked)}
        />
        <span>
          <strong id="${id}-title" lang=${lang}>${title}</strong>
          <span id="${id}-about" lang=${lang}>${summary}</span>
          <span class="row small muted">${moduleFacts(module, this.locale, true)}</span>
        </span>
      </label>
      <div class="row foot">
        <button
          type="button"
          class="link"
          data-preview=${module.id}
          aria-describedby="${id}-title"
          @click=${() => (this.previewed = module.id)}
        >
          ${this.t('preview')}
        </button>
        ${this.placed.has(module.id) ? html`<span class="placed">${this.t('placed')}</span>` : nothing}
      </div>
    </div>`;
  }

  /** Chooses what of a path is not in the course yet; all of it, when all of it is. */
  private renderWhole(group: ModuleGroup): TemplateResult | typeof nothing {
    if (!group.path || !this.accepts.acceptMultiple || group.modules.length < 2) return nothing;
    const ids = group.modules.map(({ id }) => id);
    const missing = ids.filter((id) => !this.placed.has(id));
    const whole = missing.length > 0 ? missing : ids;
    const isChosen = whole.every((id) => this.chosen.has(id));
    const key = isChosen ? 'path.leave' : whole.length < ids.length ? 'path.chooseRest' : 'path.choose';
    return html`<button
      type="button"
      aria-describedby="path-${group.path.id}"
      @click=${() => this.choose(whole, !isChosen)}
    >
      ${this.t(key, { count: whole.length })}
    </button>`;
  }

  private renderGroup(group: ModuleGroup): TemplateResult {
    const { path, modules } = group;
    const text = path && textIn(path.locales, this.locale);
    const id = path?.id ?? 'other';
    return html`<section aria-labelledby="path-${id}">
      <div class="row heading">
        <h2 id="path-${id}" lang=${text?.lang ?? nothing}>
          ${text?.text.title ?? pageWords[this.locale]('catalogue.other')}
        </h2>
        ${this.renderWhole(group)}
      </div>
      ${text ? html`<p class="muted" lang=${text.lang}>${text.text.summary}</p>` : nothing}
      <div class="modules">${modules.map((module) => this.renderModule(module, id))}</div>
    </section>`;
  }

  private renderPoints(): TemplateResult {
    const { t } = this;
    if (!this.accepts.addsColumn) return html`<p class="muted">${t('points.none')}</p>`;
    return html`<div class="points">
      <label>
        ${t('points')}
        <input
          type="number"
          inputmode="numeric"
          min="1"
          max="100"
          step="1"
          required
          aria-describedby="points-hint"
          aria-invalid=${this.problem === t('points.wrong') ? 'true' : 'false'}
          .value=${this.points}
          @input=${(event: Event) => (this.points = (event.target as HTMLInputElement).value)}
        />
      </label>
      <p id="points-hint" class="small muted">${t('points.hint')}</p>
    </div>`;
  }

  private renderList(shown: readonly ModuleSummary[]): TemplateResult {
    const { t } = this;
    if (shown.length === 0) {
      return html`<div class="stack">
        <p>${t('none')}</p>
        <button type="button" @click=${this.showAll}>${t('showAll')}</button>
      </div>`;
    }
    return html`<fieldset>
        <legend class="sr-only">${t('legend')}</legend>
        <div>${groupByPath(shown, this.paths).map((group) => this.renderGroup(group))}</div>
      </fieldset>
      ${this.renderPoints()}`;
  }

  private renderActions(shown: readonly ModuleSummary[]): TemplateResult {
    const { t, isSending } = this;
    const hidden = [...this.chosen].filter((id) => !shown.some((module) => module.id === id)).length;
    return html`<section class="actions" aria-label=${t('actions')}>
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      ${
        hidden > 0
          ? html`<p class="small">
              ${t('hidden', { count: hidden })}
              <button type="button" class="link" @click=${this.showAll}>${t('showAll')}</button>
            </p>`
          : nothing
      }
      <div class="row">
        <button type="button" class="primary" aria-disabled=${isSending ? 'true' : 'false'} @click=${this.add}>
          ${t('add', { count: this.chosen.size })}
        </button>
        <button
          type="button"
          class="cancel"
          aria-disabled=${isSending ? 'true' : 'false'}
          @click=${() => this.answer({ moduleIds: [] })}
        >
          ${t('cancel')}
        </button>
      </div>
    </section>`;
  }

  /** A place that takes nothing of ours, or a tool without modules: the way back, and a word for the platform. */
  private renderNothing(fault: 'links-not-accepted' | 'no-modules'): TemplateResult {
    const { t } = this;
    return html`<main class="stack" aria-labelledby="picker-title">
      <h1 tabindex="-1" id="picker-title">${t(`fault.${fault}.title`)}</h1>
      <p>${t(`fault.${fault}.text`)}</p>
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      <button type="button" class="primary" @click=${() => this.answer({ fault })}>${t('back')}</button>
    </main>`;
  }

  /** Seen only where the browser leaves the window open. */
  private renderHandedBack(): TemplateResult {
    return html`<main class="stack" aria-labelledby="picker-title">
      <h1 tabindex="-1" id="picker-title">${this.t('handed.title')}</h1>
      <p role="status">${this.t('handed.text')}</p>
    </main>`;
  }

  override render() {
    const { t, modules } = this;
    if (this.isHandedBack) return this.renderHandedBack();
    if (!this.accepts.acceptsLinks) return this.renderNothing('links-not-accepted');
    if (modules.length === 0) return this.renderNothing('no-modules');
    if (this.previewed !== null) {
      const id = this.previewed;
      return html`<picker-preview
        .token=${this.token}
        .moduleId=${id}
        .isChosen=${this.chosen.has(id)}
        .locale=${this.locale}
        @preview-closed=${this.closePreview}
        @module-chosen=${(event: CustomEvent<{ isChosen: boolean }>) => this.choose([id], event.detail.isChosen)}
      ></picker-preview>`;
    }
    const shown = filterModules(modules, this.paths, this.filter);
    return html`<main class="stack" aria-labelledby="picker-title">
      <h1 tabindex="-1" id="picker-title">${t(this.accepts.acceptMultiple ? 'title' : 'titleOne')}</h1>
      <p class="muted">${t(this.accepts.addsColumn ? 'intro' : 'introPlain')}</p>
      <picker-filters
        .modules=${modules}
        .paths=${this.paths}
        .filter=${this.filter}
        .locale=${this.locale}
        @filter-changed=${({ detail }: CustomEvent<ModuleFilter>) => (this.filter = detail)}
      ></picker-filters>
      <p class="small muted" role="status">${this.isSending ? t('sending') : t('count', { count: shown.length })}</p>
      ${this.isPlacedUnsure ? html`<p class="small muted">${t('placed.unsure')}</p>` : nothing}
      ${this.renderList(shown)} ${this.renderActions(shown)}
    </main>`;
  }
}
customElements.define('picker-page', PickerPage);
