import { css, html, LitElement, type TemplateResult } from 'lit';
import { baseStyles } from '#shared/components/base-styles.ts';
import { tendMark } from '#shared/components/marks.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';
import { privacyText } from './privacy-sections.ts';

/** What Tend reads, keeps and sends. It shows nothing of the person, so it reads nothing that is stored. */
export class TendPrivacy extends LitElement {
  static override properties = { t: { attribute: false }, locale: {} };
  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      ul {
        margin-block: 0.75rem 0;
        padding-inline-start: 1.25rem;
      }
      li {
        max-width: 66ch;
      }
      li + li {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  declare t: PageWords;
  declare locale: Locale;

  protected override render(): TemplateResult {
    const { intro, sections, toSettings } = privacyText(this.locale);
    return html`<main>
      <h1>${tendMark()} ${this.t('privacyTitle')}</h1>
      <p class="reading">${intro}</p>
      ${sections.map(
        ({ heading, points }) =>
          html`<section>
            <h2>${heading}</h2>
            <ul>
              ${points.map((point) => html`<li>${point}</li>`)}
            </ul>
          </section>`,
      )}
      <p><a href="options.html">${toSettings}</a></p>
    </main>`;
  }
}
customElements.define('tend-privacy', TendPrivacy);
