import { textIn } from '#shared/schemas/locale.ts';
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { behaviourColours } from '#shared/components/behaviour-colours.ts';
import { behaviourMark, tendMark } from '#shared/components/marks.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import { cardContentOf } from '../nudging/card-content-of.ts';
import type { Challenge } from '../storage/challenge.ts';
import type { Journal } from '../storage/journal.ts';
import type { Note } from '../storage/note.ts';
import { type LoggedShow, readShown } from '../storage/shown-log.ts';
import './challenge-list.ts';
import type { ChallengeWish } from './challenge-list.ts';
import { formatDay } from './format-time.ts';
import { holdsWords, wordsOf } from './holds-words.ts';
import { JournalPage } from './journal-page.ts';
import './journal-unlock.ts';
import { entriesByDay } from './look-back-entries.ts';
import { followUpDue } from './follow-up-due.ts';
import './follow-up-note.ts';
import './note-entry.ts';
import { wordOf } from './page-words.ts';
import './plan-list.ts';
import type { PlanWish } from './plan-list.ts';
import { type Practice, practiceByMonth } from './practice-by-month.ts';
import './practice-picture.ts';
import type { Snapshot } from './read-snapshot.ts';
import './store-notice.ts';

const pageLength = 50;

/** What was shown, what was answered, what was written, and a picture of months. No goals, no streaks. */
export class TendLookBack extends JournalPage {
  static override properties: PropertyDeclarations = {
    limit: { state: true },
    shown: { state: true },
    words: { state: true },
    practice: { state: true },
    everShown: { state: true },
  };
  static override styles = [
    ...[JournalPage.styles].flat(),
    behaviourColours,
    css`
      .heading {
        display: flex;
        gap: 0.5rem;
        align-items: center;
      }
    `,
  ];

  declare limit: number;
  declare shown: LoggedShow[];
  /** What is looked for; none shows everything. */
  declare words: string[];
  declare practice: Practice | null;
  /** All that was ever shown, for the way of a challenge. */
  declare everShown: LoggedShow[];

  constructor() {
    super();
    this.limit = pageLength;
    this.shown = [];
    this.words = [];
    this.practice = null;
    this.everShown = [];
  }

  override async refresh(): Promise<void> {
    const all = await readShown(Infinity).catch(() => []);
    this.everShown = all;
    // One more than the page shows says whether there are earlier ones; a search looks through all of them.
    this.shown = this.words.length > 0 ? all : all.slice(0, this.limit + 1);
    await super.refresh();
    const { nudges, now } = this.snapshot ?? {};
    const plans = [...this.journal.plans, ...this.journal.locked.plans];
    this.practice = nudges && now ? practiceByMonth({ shown: all, plans, nudges }, now.date) : null;
  }

  private async showEarlier(): Promise<void> {
    this.limit += pageLength;
    await this.refresh();
  }

  private async search(event: Event): Promise<void> {
    this.words = wordsOf((event.currentTarget as HTMLInputElement).value);
    this.limit = pageLength;
    await this.refresh();
  }

  protected override draw(snapshot: Snapshot): TemplateResult {
    const { t, journal, words } = this;
    const isEmpty = this.shown.length === 0 && hasNothing(journal);
    const plans = journal.plans.filter(({ cue, response, course }) =>
      holdsWords(`${cue} ${response} ${course?.title ?? ''}`, words),
    );
    const notes = journal.notes.filter(({ text }) => holdsWords(text, words));
    const shown = words.length === 0 ? this.shown : this.shown.filter((show) => this.isFound(show, snapshot));
    const challenges = journal.challenges.filter(({ text, outcome }) => holdsWords(`${text} ${outcome}`, words));
    const days = entriesByDay(shown, notes, this.limit);
    return html`<main>
      <h1>${tendMark()} ${t('lookBackTitle')}</h1>
      <store-notice
        .t=${t}
        .copies=${snapshot.unreadable}
        @notice-read=${() => this.tell({ type: 'noticeRead' })}
      ></store-notice>
      ${this.drawJournalNotice()}
      ${journal.shut ? nothing : html`<p class="muted">${isEmpty ? t('lookBackEmpty') : t('lookBackIntro')}</p>`}
      ${journal.seal === 'locked' ? this.drawLocked() : nothing}
      ${this.practice && html`<practice-picture .t=${t} .practice=${this.practice}></practice-picture>`}
      ${isEmpty ? nothing : this.drawSearch(plans.length + notes.length + challenges.length + shown.length)}
      <follow-up-note
        .t=${t}
        .due=${followUpDue([...journal.plans, ...journal.locked.plans], snapshot.now.date)}
        .today=${snapshot.now.date}
        @plan-wish=${({ detail: { message } }: CustomEvent<PlanWish>) => this.tell(message)}
      ></follow-up-note>
      ${isEmpty ? nothing : this.drawChallenges(challenges, snapshot)}
      ${plans.length > 0 ? this.drawPlans(plans, snapshot.now.date) : nothing}
      ${days.length > 0 ? html`<h2>${t('lookBackPrompts')}</h2>` : nothing}
      ${days.map(
        ([day, entries]) =>
          html`<section>
            <h3>${formatDay(day, this.locale)}</h3>
            <ul class="plain stack">
              ${repeat(
                entries,
                (entry) => (entry.kind === 'note' ? entry.note.id : `${entry.at} ${entry.shown.nudgeId}`),
                (entry) => (entry.kind === 'note' ? this.drawNote(entry.note) : this.drawShown(entry.shown, snapshot)),
              )}
            </ul>
          </section>`,
      )}
      ${
        shown.length + notes.length > this.limit
          ? html`<button type="button" @click=${() => this.showEarlier()}>${t('lookBackMore')}</button>`
          : nothing
      }
      ${journal.unreadable > 0 ? html`<p class="wrong">${t('unreadableJournal', { count: journal.unreadable })}</p>` : nothing}
    </main>`;
  }

  private isFound({ nudgeId }: LoggedShow, { nudges }: Snapshot): boolean {
    const nudge = nudges?.find(({ id }) => id === nudgeId);
    return nudge !== undefined && holdsWords(textIn(nudge.locales, this.locale).text.text, this.words);
  }

  private drawSearch(count: number): TemplateResult {
    const { t } = this;
    return html`<div>
      <label class="title" for="search">${t('searchLabel')}</label>
      <input id="search" type="search" autocomplete="off" @input=${this.search} />
      <p class="small muted" role="status">${this.words.length > 0 ? t('searchFound', { count }) : ''}</p>
    </div>`;
  }

  private drawLocked(): TemplateResult {
    const { t } = this;
    const { notes, plans } = this.journal.locked;
    return html`<journal-unlock .t=${t}></journal-unlock>
      <p class="small muted">${t('lockedEntries', { notes: notes.length, plans: plans.length })}</p>`;
  }

  /** Those that were found; without a search all of them, also while their words are locked. */
  private drawChallenges(found: readonly Challenge[], { nudges, now }: Snapshot): TemplateResult | typeof nothing {
    const { t, journal, words } = this;
    const challenges = words.length > 0 ? found : [...found, ...journal.locked.challenges];
    if (challenges.length === 0 && words.length > 0) return nothing;
    return html`<section>
      <h2>${t('wayHeading')}</h2>
      ${
        challenges.length === 0
          ? html`<p class="muted">${t('wayEmpty')} <a href="options.html">${t('wayToSettings')}</a></p>`
          : html`<p class="muted">${t('wayIntro')}</p>
              <challenge-list
                .t=${t}
                .challenges=${challenges}
                .lived=${{ journal, shown: this.everShown, nudges, locale: this.locale }}
                .now=${now.epoch}
                @challenge-wish=${({ detail: { message } }: CustomEvent<ChallengeWish>) => this.tell(message)}
              ></challenge-list>`
      }
    </section>`;
  }

  private drawPlans(plans: readonly Plan[], today: string): TemplateResult {
    return html`<section>
      <h2>${this.t('plansHeading')}</h2>
      <plan-list
        .t=${this.t}
        .plans=${plans}
        .today=${today}
        @plan-wish=${({ detail: { message } }: CustomEvent<PlanWish>) => this.tell(message)}
      ></plan-list>
    </section>`;
  }

  private drawShown({ nudgeId, moment, answer, because }: LoggedShow, { nudges }: Snapshot): TemplateResult {
    const nudge = nudges?.find(({ id }) => id === nudgeId);
    if (!nudge) return html`<li class="panel">${this.t('lookBackGone')}</li>`;
    const content = cardContentOf(nudge, { moment, because }, this.locale);
    return html`<li class="panel">
      <p class="heading small muted">${behaviourMark(nudge.behaviour)} ${content.heading}</p>
      <p class="reading">${content.text}</p>
      <p class="small muted">
        ${answer ? this.t('answered', { answer: this.t(wordOf('answer', answer)) }) : this.t('answerNone')}
      </p>
      ${content.because && html`<p class="small muted">${this.t('lookBackBecause', { because: content.because })}</p>`}
    </li>`;
  }

  private drawNote(note: Note): TemplateResult {
    return html`<li class="panel">
      <p class="small muted">${this.t('lookBackNote')}</p>
      <note-entry
        .t=${this.t}
        .note=${note}
        @note-dropped=${() => this.tell({ type: 'noteDropped', id: note.id })}
      ></note-entry>
    </li>`;
  }
}
customElements.define('tend-look-back', TendLookBack);

function hasNothing({ notes, plans, challenges, locked }: Journal): boolean {
  const all = [notes, plans, challenges, locked.notes, locked.plans, locked.challenges];
  return all.every((entries) => entries.length === 0);
}
