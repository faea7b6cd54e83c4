import { css, html, LitElement, nothing } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { behaviourMark } from '#shared/components/marks.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';
import { behaviourColours } from '#shared/components/behaviour-colours.ts';
import { pageWords as t, playerWords } from './words.ts';

/** The modules that a learner may open from a link that names none. Event `module-chosen` {id}. */
export class CatalogueView extends LitElement {
  static override properties = { modules: { attribute: false }, problem: {} };
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
      ul {
        display: grid;
        gap: 1rem;
        margin: 1.5rem 0 0;
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
  declare problem: string | null;

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent('module-chosen', { detail: { id } }));
  }

  override render() {
    return html`<main aria-labelledby="catalogue-title">
      <h1 tabindex="-1" id="catalogue-title">${t('catalogue.title')}</h1>
      <p class="muted">${this.modules.length > 0 ? t('catalogue.intro') : t('catalogue.empty')}</p>
      <p role="alert">${this.problem ?? nothing}</p>
      <ul>
        ${this.modules.map(
          (module) =>
            html`<li>
              <h2>
                <button type="button" class="title" @click=${() => this.choose(module.id)}>${module.title}</button>
              </h2>
              <p>${module.summary}</p>
              <p class="row small muted">
                ${module.behaviours.map((one) => html`<span class="behaviour">${behaviourMark(one)}${playerWords(`behaviour.${one}`)}</span>`)}
                <span>${playerWords('player.minutes', { minutes: module.minutes })}</span>
              </p>
            </li>`,
        )}
      </ul>
    </main>`;
  }
}
customElements.define('catalogue-view', CatalogueView);
