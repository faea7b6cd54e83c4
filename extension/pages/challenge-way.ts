import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { challengeStages } from '#shared/schemas/framework.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';
import { fieldStyles } from './field-styles.ts';
import { formatDay } from './format-time.ts';
import { type PageWords, wordOf } from './page-words.ts';
import type { PartOfWay, Tried } from './way-of-challenge.ts';

/** Wide enough to be seen, however short a stage was; in hundredths of the width. */
const leastWidth = 2;

/**
 * The way of one challenge: a lane for each stage, with a bar for as long as it was there, and below it the same as a
 * list with dates and what was tried. `now` in milliseconds since 1970.
 */
export class ChallengeWayPicture extends LitElement {
  static override properties = { t: { attribute: false }, parts: { attribute: false }, now: {} };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      .picture {
        display: grid;
        grid-template-columns: minmax(6rem, max-content) 1fr;
        gap: 0.25rem 0.75rem;
        align-items: center;
        margin-block: 0.75rem;
      }
      @media (max-width: 30rem) {
        .picture {
          grid-template-columns: 1fr;
        }
      }
      .lane {
        display: block;
        width: 100%;
        height: 0.75rem;
        border-block-end: 1px solid var(--hairline);
        color: var(--accent);
      }
      ol {
        margin: 0;
        padding-inline-start: 1.25rem;
      }
      li + li {
        margin-block-start: 0.5rem;
      }
      summary {
        min-height: 2.75rem;
        padding-block: 0.625rem;
        cursor: pointer;
      }
      details ul {
        margin: 0;
        padding-inline-start: 1.25rem;
      }
    `,
  ];

  declare t: PageWords;
  declare parts: readonly PartOfWay[];
  declare now: number;

  private day(at: number): string {
    return formatDay(localTimeOf(at).date, this.t.locale);
  }

  private during(from: number, to: number | null): string {
    const first = this.day(from);
    if (to === null) return this.t('waySince', { from: first });
    const last = this.day(to);
    return first === last ? first : this.t('waySpan', { from: first, to: last });
  }

  protected override render(): TemplateResult {
    const { t, parts } = this;
    return html`<div class="picture" aria-hidden="true">${challengeStages.map((stage) => this.drawLane(stage))}</div>
      <ol>
        ${parts.map(
          ({ stage, from, to, tried }) =>
            html`<li>
              ${t(wordOf('stage', stage))},
              <span class="muted">${this.during(from, to)}</span>
              ${
                tried.length > 0
                  ? html`<details>
                      <summary class="small">${t('wayTried')}</summary>
                      <ul class="small">
                        ${tried.map((one) => this.drawTried(one))}
                      </ul>
                    </details>`
                  : nothing
              }
            </li>`,
        )}
      </ol>`;
  }

  private drawLane(stage: (typeof challengeStages)[number]): TemplateResult {
    const { parts, now } = this;
    const start = parts[0]?.from ?? 0;
    const end = Math.max(parts.at(-1)?.to ?? now, start + 1);
    const at = (instant: number) => ((instant - start) / (end - start)) * 100;
    const bars = parts
      .filter((part) => part.stage === stage)
      .map(({ from, to }) => {
        const width = Math.max(at(to ?? end) - at(from), leastWidth);
        return svg`<rect x=${Math.min(at(from), 100 - width)} width=${width} height="10" fill="currentColor" />`;
      });
    return html`<span class="small">${this.t(wordOf('stage', stage))}</span>
      <svg class="lane" viewBox="0 0 100 10" preserveAspectRatio="none">${bars}</svg>`;
  }

  private drawTried({ on, kind, words }: Tried): TemplateResult {
    const { t } = this;
    const text = words === null ? t('wayLocked') : typeof words === 'string' ? words : t('planSentence', { ...words });
    return html`<li><span class="muted">${formatDay(on, t.locale)}.</span> ${t(wordOf('way', kind), { text })}</li>`;
  }
}
customElements.define('challenge-way', ChallengeWayPicture);
