import { css, type CSSResultGroup, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { baseStyles } from '#shared/components/base-styles.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

/** A page that is only read: headings, each with its points. */
export abstract class ReadingPage extends LitElement {
  static override properties: PropertyDeclarations = { t: { attribute: false }, locale: {} };
  static override styles: CSSResultGroup = [
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

  protected drawSection(heading: string, points: readonly string[]): TemplateResult {
    return html`<section>
      <h2>${heading}</h2>
      <ul>
        ${points.map((point) => html`<li>${point}</li>`)}
      </ul>
    </section>`;
  }
}
