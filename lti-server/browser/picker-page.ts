import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import * as z from 'zod/mini';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { behaviourColours } from '#shared/components/behaviour-colours.ts';
import { behaviourMark } from '#shared/components/marks.ts';
import cy from '#shared/messages/cy/picker.json' with { type: 'json' };
import en from '#shared/messages/en/picker.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import { behaviours, type Behaviour } from '#shared/schemas/framework.ts';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Path } from '#shared/schemas/path.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';
import { ApiFault, callApi } from './call-api.ts';
import { groupByPath, type ModuleGroup } from './group-by-path.ts';
import { moduleFacts, summaryIn } from './module-facts.ts';
import { pageWords, playerWords } from './words.ts';

const words = translateAll({ en, cy });
const answerSchema = z.object({ returnUrl: z.string(), jwt: z.string() });

/** Hands the signed answer back to the platform: a form post of the field `JWT` (Deep Linking 2.0, 4.4). */
function postAnswer({ returnUrl, jwt }: z.infer<typeof answerSchema>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = returnUrl;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'JWT';
  field.value = jwt;
  form.append(field);
  document.body.append(form);
  form.submit();
}

/** The deep linking picker: choose one or several modules, add them to the course, or go back without any. */
export class PickerPage extends LitElement {
  static override properties = {
    token: { attribute: false },
    modules: { attribute: false },
    paths: { attribute: false },
    locale: {},
    acceptMultiple: { type: Boolean },
    chosen: { state: true },
    filter: { state: true },
    status: { state: true },
    problem: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    behaviourColours,
    css`
      :host {
        max-width: 76rem;
        margin-inline: auto;
      }
      h1 {
        font: 600 1.75rem/1.2 var(--reading);
      }
      section {
        margin-block-start: 1.5rem;
      }
      h2 {
        font: 600 1.25rem/1.3 var(--reading);
      }
      section > p {
        margin-block: 0.25rem 0.75rem;
      }
      .modules {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
        gap: 1rem;
        clear: both;
      }
      .module {
        padding: 1.25rem;
        border: 1px solid var(--hairline);
        border-radius: var(--corner);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      /* What has the focus is not hidden behind the buttons that stay in view. */
      .module input {
        scroll-margin-block: 8rem;
      }
      .module strong {
        font: 600 1.125rem/1.3 var(--reading);
      }
      .module > span {
        display: grid;
        gap: 0.5rem;
        align-content: start;
      }
      .filters button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
      }
      .filters button {
        display: inline-flex;
        gap: 0.5rem;
        align-items: center;
      }
      .actions {
        position: sticky;
        inset-block-end: 0;
        padding-block: 0.75rem;
        background: var(--paper);
        border-block-start: 1px solid var(--hairline);
      }
      .problem {
        color: var(--clay);
      }
    `,
  ];
  declare token: string;
  declare modules: readonly ModuleSummary[];
  declare paths: readonly Path[];
  declare locale: Locale;
  declare acceptMultiple: boolean;
  declare protected chosen: ReadonlySet<string>;
  declare protected filter: Behaviour | null;
  declare protected status: string;
  declare protected problem: string | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.chosen = new Set();
    this.filter = null;
  }

  private choose(id: string, isChosen: boolean): void {
    const others = this.acceptMultiple ? [...this.chosen].filter((other) => other !== id) : [];
    this.chosen = new Set(isChosen ? [...others, id] : others);
    this.problem = null;
  }

  private get t() {
    return words[this.locale];
  }

  private async answer(moduleIds: string[]): Promise<void> {
    this.status = this.t('sending');
    this.problem = null;
    try {
      const body = { moduleIds };
      postAnswer(await callApi('/api/deep-linking/response', answerSchema, { token: this.token, body }));
    } catch (error) {
      this.status = '';
      this.problem = error instanceof ApiFault && error.status === 401 ? this.t('ended') : this.t('failed');
    }
  }

  private async add(): Promise<void> {
    // In the order of the page, which is the order in which they are meant to be met.
    const ids = groupByPath(this.modules, this.paths)
      .flatMap(({ modules }) => modules.map(({ id }) => id))
      .filter((id) => this.chosen.has(id));
    if (ids.length > 0) return this.answer(ids);
    this.problem = this.t('pick');
    this.renderRoot.querySelector<HTMLElement>('.modules input')?.focus();
  }

  private renderFilters(): TemplateResult {
    const { t } = this;
    const options: (Behaviour | null)[] = [null, ...behaviours];
    return html`<div class="row filters" role="group" aria-label=${t('filter')}>
      ${options.map(
        (one) =>
          html`<button
            type="button"
            aria-pressed=${this.filter === one ? 'true' : 'false'}
            @click=${() => (this.filter = one)}
          >
            ${one ? behaviourMark(one) : nothing}${one ? playerWords[this.locale](`behaviour.${one}`) : t('filter.all')}
          </button>`,
      )}
    </div>`;
  }

  private renderModule(module: ModuleSummary): TemplateResult {
    const { title, summary, lang } = summaryIn(module, this.locale);
    return html`<label class="choice module">
      <input
        type=${this.acceptMultiple ? 'checkbox' : 'radio'}
        name="module"
        value=${module.id}
        .checked=${this.chosen.has(module.id)}
        @change=${(event: Event) => this.choose(module.id, (event.target as HTMLInputElement).checked)}
      />
      <span>
        <strong lang=${lang}>${title}</strong>
        <span lang=${lang}>${summary}</span>
        <span class="row small muted">${moduleFacts(module, this.locale, true)}</span>
      </span>
    </label>`;
  }

  private renderGroup({ path, modules }: ModuleGroup): TemplateResult {
    const text = path && textIn(path.locales, this.locale).text;
    return html`<section>
      <h2>${text?.title ?? pageWords[this.locale]('catalogue.other')}</h2>
      ${text ? html`<p class="muted">${text.summary}</p>` : nothing}
      <div class="modules">${modules.map((module) => this.renderModule(module))}</div>
    </section>`;
  }

  override render() {
    const { filter, t } = this;
    const shown = filter ? this.modules.filter((module) => module.behaviours.includes(filter)) : this.modules;
    const title = t(this.acceptMultiple ? 'title' : 'titleOne');
    return html`<main class="stack" aria-labelledby="picker-title">
      <h1 tabindex="-1" id="picker-title">${title}</h1>
      <p class="muted">${this.modules.length > 0 ? t('intro') : t('empty')}</p>
      ${this.modules.length > 0 ? this.renderFilters() : nothing}
      <p class="small muted" role="status">${this.status || t('count', { count: shown.length })}</p>
      <fieldset>
        <legend class="sr-only">${title}</legend>
        ${groupByPath(shown, this.paths).map((group) => this.renderGroup(group))}
      </fieldset>
      <div class="actions stack">
        <p class="problem" role="alert">${this.problem ?? nothing}</p>
        <div class="row">
          <button type="button" class="primary" @click=${this.add}>${t('add', { count: this.chosen.size })}</button>
          <button type="button" class="cancel" @click=${() => this.answer([])}>${t('cancel')}</button>
        </div>
      </div>
    </main>`;
  }
}
customElements.define('picker-page', PickerPage);
