import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Path } from '#shared/schemas/path.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';
import { behaviourColours } from '#shared/components/behaviour-colours.ts';
import { groupByPath, type ModuleGroup } from './group-by-path.ts';
import { moduleFacts, summaryIn } from './module-facts.ts';
import { pageWords } from './words.ts';

/** The modules that a learner may open from a link that names none. Event `module-chosen` {id}. */
export class CatalogueView extends LitElement {
  static override properties = {
    modules: { attribute: false },
    paths: { attribute: false },
    locale: {},
    problem: {},
  };
  static override styles = [
    baseStyles,
    controlStyles,
    behaviourColours,
    css`
      :host {
        max-width: 46rem;
        margin-inline: auto;
      }
      h1 {
        font: 600 1.75rem/1.2 var(--reading);
      }
      section {
        margin-top: 2rem;
      }
      h2 {
        font: 600 1.375rem/1.3 var(--reading);
      }
      section > p {
        margin-block-start: 0.25rem;
      }
      ul {
        display: grid;
        gap: 1rem;
        margin: 1rem 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 1.25rem;
        border: 1px solid var(--hairline);
        border-radius: var(--corner);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      button.title {
        min-height: 2.75rem;
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        font: 600 1.25rem/1.3 var(--reading);
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
    `,
  ];
  declare modules: readonly ModuleSummary[];
  declare paths: readonly Path[];
  declare locale: Locale;
  declare problem: string | null;

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent('module-chosen', { detail: { id } }));
  }

  private renderModule(module: ModuleSummary): TemplateResult {
    const { title, summary, lang } = summaryIn(module, this.locale);
    return html`<li>
      <h3 lang=${lang}>
        <button type="button" class="title" @click=${() => this.choose(module.id)}>${title}</button>
      </h3>
      <p lang=${lang}>${summary}</p>
      <p class="row small muted">${moduleFacts(module, this.locale, false)}</p>
    </li>`;
  }

  private renderGroup({ path, modules }: ModuleGroup): TemplateResult {
    const text = path && textIn(path.locales, this.locale).text;
    return html`<section>
      <h2>${text?.title ?? pageWords[this.locale]('catalogue.other')}</h2>
      ${text ? html`<p class="muted">${text.summary}</p>` : nothing}
      <ul>
        ${modules.map((module) => this.renderModule(module))}
      </ul>
    </section>`;
  }

  override render() {
    const t = pageWords[this.locale];
    return html`<main aria-labelledby="catalogue-title">
      <h1 tabindex="-1" id="catalogue-title">${t('catalogue.title')}</h1>
      <p class="muted">${this.modules.length > 0 ? t('catalogue.intro') : t('catalogue.empty')}</p>
      <p role="alert">${this.problem ?? nothing}</p>
      ${groupByPath(this.modules, this.paths).map((group) => this.renderGroup(group))}
    </main>`;
  }
}
customElements.define('catalogue-view', CatalogueView);
