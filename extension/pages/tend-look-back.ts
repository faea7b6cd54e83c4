import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { behaviourMark, tendMark } from '#shared/components/marks.ts';
import { cardContentOf } from '../nudging/card-content-of.ts';
import type { Note } from '../storage/note.ts';
import { type LoggedShow, readShown } from '../storage/shown-log.ts';
import { formatDay } from './format-time.ts';
import { JournalPage } from './journal-page.ts';
import { entriesByDay } from './look-back-entries.ts';
import { wordOf } from './page-words.ts';
import type { Snapshot } from './read-snapshot.ts';
import './store-notice.ts';

const pageLength = 50;

/** What was shown, what was answered, what was written. No counts, no streaks. */
export class TendLookBack extends JournalPage {
  static override properties: PropertyDeclarations = { limit: { state: true }, shown: { state: true } };
  static override styles = [
    ...[JournalPage.styles].flat(),
    css`
      .heading {
        display: flex;
        gap: 0.5rem;
        align-items: center;
      }
      .note {
        white-space: pre-wrap;
      }
    `,
  ];

  declare limit: number;
  declare shown: LoggedShow[];

  constructor() {
    super();
    this.limit = pageLength;
    this.shown = [];
  }

  override async refresh(): Promise<void> {
    // One more than the page shows says whether there are earlier ones.
    this.shown = await readShown(this.limit + 1);
    await super.refresh();
  }

  private async showEarlier(): Promise<void> {
    this.limit += pageLength;
    await this.refresh();
  }

  protected override draw(snapshot: Snapshot): TemplateResult {
    const { t, journal } = this;
    const { unreadable } = snapshot;
    const days = entriesByDay(this.shown, journal.notes, this.limit);
    const isEmpty = days.length === 0 && journal.plans.length === 0;
    return html`<main>
      <h1>${tendMark()} ${t('lookBackTitle')}</h1>
      <store-notice
        .t=${t}
        .copies=${unreadable}
        @notice-read=${() => this.tell({ type: 'noticeRead' })}
      ></store-notice>
      <p class="muted">${isEmpty ? t('lookBackEmpty') : t('lookBackIntro')}</p>
      ${journal.plans.length > 0 ? this.drawPlans() : nothing}
      ${days.length > 0 ? html`<h2>${t('lookBackPrompts')}</h2>` : nothing}
      ${days.map(
        ([day, entries]) =>
          html`<section>
            <h3>${formatDay(day, this.locale)}</h3>
            <ul class="plain stack">
              ${entries.map((entry) =>
                entry.kind === 'note' ? this.drawNote(entry.note) : this.drawShown(entry.shown, snapshot),
              )}
            </ul>
          </section>`,
      )}
      ${
        this.shown.length + journal.notes.length > this.limit
          ? html`<button type="button" @click=${() => this.showEarlier()}>${t('lookBackMore')}</button>`
          : nothing
      }
      ${journal.unreadable > 0 ? html`<p class="wrong">${t('unreadableJournal', { count: journal.unreadable })}</p>` : nothing}
    </main>`;
  }

  private drawPlans(): TemplateResult {
    return html`<section>
      <h2>${this.t('plansHeading')}</h2>
      <ul class="plain stack">
        ${this.journal.plans.map(
          ({ cue, response }) => html`<li class="panel reading">${this.t('planSentence', { cue, response })}</li>`,
        )}
      </ul>
    </section>`;
  }

  private drawShown({ nudgeId, moment, answer, because }: LoggedShow, { nudges }: Snapshot): TemplateResult {
    const nudge = nudges?.find(({ id }) => id === nudgeId);
    if (!nudge) return html`<li class="panel">${this.t('lookBackGone')}</li>`;
    const content = cardContentOf(nudge, { moment, because }, this.locale);
    return html`<li class="panel">
      <p class="heading small muted">
        <span style="color: var(--${nudge.behaviour})">${behaviourMark(nudge.behaviour)}</span> ${content.heading}
      </p>
      <p class="reading">${content.text}</p>
      <p class="small muted">
        ${answer ? this.t('answered', { answer: this.t(wordOf('answer', answer)) }) : this.t('answerNone')}
      </p>
      ${content.because && html`<p class="small muted">${this.t('lookBackBecause', { because: content.because })}</p>`}
    </li>`;
  }

  private drawNote({ id, text }: Note): TemplateResult {
    return html`<li class="panel">
      <p class="small muted">${this.t('lookBackNote')}</p>
      <p class="reading note">${text}</p>
      <button type="button" class="link" @click=${() => this.tell({ type: 'noteDropped', id })}>
        ${this.t('noteDelete')}
      </button>
    </li>`;
  }
}
customElements.define('tend-look-back', TendLookBack);
