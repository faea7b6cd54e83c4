import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../../authoring/content.ts';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

export interface PackOutcome {
  text: string;
  isWrong: boolean;
  /** For whoever made the pack, in English. */
  problems: readonly Problem[];
}

/** What became of a pack. It is read out when it changes. */
export class PackOutcomeView extends LitElement {
  static override properties = { t: { attribute: false }, outcome: { attribute: false } };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      details,
      ul {
        margin-block-start: 0.5rem;
      }
      summary {
        min-height: 1.5rem;
        cursor: pointer;
      }
      li + li {
        margin-block-start: 0.25rem;
      }
    `,
  ];

  declare t: PageWords;
  declare outcome: PackOutcome | null;

  protected override render(): TemplateResult {
    const { t, outcome } = this;
    const { text = '', isWrong = false, problems = [] } = outcome ?? {};
    return html`<p role="status" class=${isWrong ? 'wrong' : ''}>${text}</p>
      ${
        problems.length > 0
          ? html`<details>
              <summary>${t('packProblems')}</summary>
              <ul class="small" lang="en">
                ${problems.map(({ file, line, rule, message }) => html`<li>${file}:${line} ${rule} ${message}</li>`)}
              </ul>
            </details>`
          : nothing
      }`;
  }
}
customElements.define('pack-outcome', PackOutcomeView);
