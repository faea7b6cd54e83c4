import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import * as z from 'zod/mini';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { formatDate } from '#shared/components/format-date.ts';
import cy from '#shared/messages/cy/review.json' with { type: 'json' };
import en from '#shared/messages/en/review.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { submissionReviewSchema, type SubmissionReview } from '../pages/submission-review.ts';
import { ApiFault, callApi } from './call-api.ts';
import { stateMark } from './state-marks.ts';

const reviewWords = translateAll({ en, cy });
const resentSchema = z.object({ resent: z.int() });

/** What an instructor sees of one learner, opened from the platform's gradebook. */
export class ReviewView extends LitElement {
  static override properties = {
    token: { attribute: false },
    locale: {},
    review: { state: true },
    status: { state: true },
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
      h1 {
        font: 600 1.75rem/1.2 var(--reading);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(7rem, max-content) 1fr;
        gap: 0.75rem 1.5rem;
        padding: 1.25rem;
        border: 1px solid var(--hairline);
        border-radius: var(--corner);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
      }
      .state {
        display: flex;
        gap: 0.5rem;
        align-items: start;
      }
      .state svg {
        margin-block-start: 0.125em;
        color: var(--muted);
      }
      .state:is([data-state='done'], [data-state='sent']) svg {
        color: var(--accent);
      }
      .state:is([data-state='refused'], [data-state='superseded']) {
        color: var(--clay);
      }
      .problem {
        padding: 0.75rem 1rem;
        border: 1px solid var(--clay);
        border-radius: var(--corner);
        background: var(--clay-wash);
      }
      @media (max-width: 30rem) {
        dl {
          grid-template-columns: 1fr;
          gap: 0.25rem;
        }
        dd + dt {
          margin-block-start: 0.75rem;
        }
      }
    `,
  ];
  declare token: string;
  declare locale: Locale;
  declare protected review: SubmissionReview | undefined;
  declare protected status: string;
  declare protected problem: string | null;

  private get t() {
    return reviewWords[this.locale];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.status = this.t('loading');
    void this.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Reasons and titles are the server's words: they come again in the new language.
    if (changed.get('locale') && this.review) void this.load();
  }

  private async load(): Promise<void> {
    await this.run(async () => {
      this.review = await callApi('/api/review', submissionReviewSchema, { token: this.token });
      this.status = '';
    });
  }

  private async run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem = null;
    } catch (error) {
      this.status = '';
      this.problem = error instanceof ApiFault && error.status === 401 ? this.t('ended') : this.t('failed');
    }
  }

  private async resend({ resourceLinkId, person }: SubmissionReview): Promise<void> {
    await this.run(async () => {
      const body = { resourceLinkId, sub: person.sub };
      const { resent } = await callApi('/api/scores/resend', resentSchema, { token: this.token, body });
      await this.load();
      this.status = this.t(resent > 0 ? 'resend.done' : 'resend.none');
    });
  }

  private day(at: number): string {
    return formatDate(new Date(at), this.locale, 'medium');
  }

  private renderScore(review: SubmissionReview): TemplateResult {
    const { t } = this;
    const { score } = review;
    if (!score) return html`<span class="muted">${t(review.hasColumn ? 'score.none' : 'score.noColumn')}</span>`;
    const isOpen = score.state === 'refused' || score.state === 'superseded';
    const words =
      score.state === 'sent'
        ? t('score.sent', { when: score.sentAt === null ? '' : this.day(score.sentAt) })
        : t(`score.${score.state}`);
    return html`<p class="state" data-state=${score.state}>${stateMark(score.state)}<span>${words}</span></p>
      ${score.reason ? html`<p class="small">${score.reason}</p>` : nothing}
      ${isOpen ? html`<p><button type="button" @click=${() => this.resend(review)}>${t('resend')}</button></p>` : nothing}`;
  }

  private renderFacts(review: SubmissionReview): TemplateResult {
    const { t } = this;
    const { state, steps, startedAt, doneAt } = review;
    return html`<dl>
        <dt>${t('progress')}</dt>
        <dd>
          <p class="state" data-state=${state}>${stateMark(state)}<span>${t(`state.${state}`)}</span></p>
          ${steps ? html`<p class="small muted">${t('steps', steps)}</p>` : nothing}
        </dd>
        ${
          startedAt === null
            ? nothing
            : html`<dt>${t('startedAt')}</dt>
                <dd>${this.day(startedAt)}</dd>`
        }
        ${
          doneAt === null
            ? nothing
            : html`<dt>${t('doneAt')}</dt>
                <dd>${this.day(doneAt)}</dd>`
        }
        <dt>${t('gradebook')}</dt>
        <dd>${this.renderScore(review)}</dd>
      </dl>
      ${state === 'not-started' ? html`<p>${t('empty')}</p>` : nothing}`;
  }

  override render() {
    const { t, review } = this;
    const name = review?.person.name ?? t('noName');
    const heading = review?.title ? t('title', { name, activity: review.title }) : t('title.noActivity', { name });
    return html`<main class="stack" aria-labelledby=${review ? 'review-title' : nothing}>
      ${
        review
          ? html`<h1 tabindex="-1" id="review-title">${heading}</h1>
              <p class="muted">${t('intro')}</p>`
          : nothing
      }
      ${
        this.problem
          ? html`<div class="problem row" role="alert">
              <p>${this.problem}</p>
              <button type="button" @click=${this.load}>${t('failed.retry')}</button>
            </div>`
          : nothing
      }
      <p class="small muted" role="status">${this.status}</p>
      ${review ? this.renderFacts(review) : nothing}
    </main>`;
  }
}
customElements.define('review-view', ReviewView);
