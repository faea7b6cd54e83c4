import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { baseStyles } from '#shared/components/base-styles.ts';
import { behaviourColours } from '#shared/components/behaviour-colours.ts';
import { behaviourMark } from '#shared/components/marks.ts';
import { fieldStyles } from './field-styles.ts';
import { formatMonth } from './format-time.ts';
import { type PageWords, wordOf } from './page-words.ts';
import type { Practice, PracticeRow } from './practice-by-month.ts';

/** Radius in CSS pixels: a dot for once, and not much more for often. The area grows with the number. */
const radiusOf = (times: number): number => Math.min(4 * Math.sqrt(times), 13);

/**
 * Which behaviours and moments came up, month by month: dots of a size, each with its number. It is a table, so that
 * the picture and what a screen reader says are one. It adds nothing up and sets no goal.
 */
export class PracticePicture extends LitElement {
  static override properties = { t: { attribute: false }, practice: { attribute: false } };
  static override styles = [
    baseStyles,
    fieldStyles,
    behaviourColours,
    css`
      .scroll {
        position: relative;
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
      }
      caption {
        padding-block: 0.75rem 0.25rem;
        text-align: start;
        font-weight: 600;
      }
      th {
        padding: 0.25rem 1rem 0.25rem 0;
        font-weight: 400;
        text-align: start;
      }
      /* Of one width, so that the months of one table stand below those of the other. */
      th[scope='row'] > span {
        display: inline-flex;
        width: 12rem;
      }
      thead th,
      td {
        min-width: 3rem;
        padding: 0.25rem 0.375rem;
        text-align: center;
      }
      tbody tr {
        border-block-start: 1px solid var(--hairline);
      }
      td {
        color: var(--accent);
      }
      .dot {
        display: block;
        width: 28px;
        height: 28px;
        margin: 0 auto;
      }
    `,
  ];

  declare t: PageWords;
  declare practice: Practice;

  protected override render(): TemplateResult {
    const { t } = this;
    const { behaviours, moments } = this.practice;
    return html`<section>
      <h2>${t('practiceHeading')}</h2>
      <p class="muted">${t('practiceIntro')}</p>
      <div class="scroll" role="region" tabindex="0" aria-label=${t('practiceHeading')}>
        ${this.drawTable(t('practiceBehaviours'), behaviours, 'practice', (of) => behaviourMark(of))}
        ${moments.length > 0 ? this.drawTable(t('practiceMoments'), moments, 'practiceAt') : nothing}
      </div>
    </section>`;
  }

  private drawTable<K extends string>(
    caption: string,
    rows: readonly PracticeRow<K>[],
    words: string,
    mark?: (of: K) => TemplateResult,
  ): TemplateResult {
    const { t } = this;
    const { months } = this.practice;
    return html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${months.map((month) => html`<th scope="col" class="small muted">${formatMonth(month, t.locale)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ of, times }) =>
            html`<tr>
              <th scope="row"><span class="behaviour">${mark?.(of) ?? nothing} ${t(wordOf(words, of))}</span></th>
              ${times.map((count) => html`<td data-behaviour=${mark ? of : nothing}>${drawDot(count)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
customElements.define('practice-picture', PracticePicture);

function drawDot(times: number): TemplateResult {
  return html`<svg class="dot" viewBox="-14 -14 28 28" aria-hidden="true">
      ${times > 0 ? svg`<circle r=${radiusOf(times)} fill="currentColor" />` : nothing}
    </svg>
    <span class="small muted">${times}</span>`;
}
