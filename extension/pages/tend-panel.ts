import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { tendMark } from '#shared/components/marks.ts';
import { sendMessage } from '../messages/send-message.ts';
import { openDraft } from '../storage/keep-draft.ts';
import { type PanelTask, readPanelTask, watchPanelTask } from '../storage/panel-task.ts';
import { JournalPage } from './journal-page.ts';
import './journal-unlock.ts';
import { aboutNudge, type NoteForm, type NoteText } from './note-form.ts';
import { wordOf } from './page-words.ts';
import './plan-list.ts';
import type { PlanWish } from './plan-list.ts';
import type { Snapshot } from './read-snapshot.ts';
import './store-notice.ts';

const draftAfterMs = 400;

/** Side panel or sidebar: the one place where something is written, since it is not part of any page. */
export class TendPanel extends JournalPage {
  static override properties: PropertyDeclarations = { task: { state: true } };

  declare task: PanelTask | null;
  private stopWatchingTask: (() => void) | undefined;
  private drafting: ReturnType<typeof setTimeout> | undefined;
  private isFilled = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.task = null;
    this.stopWatchingTask = watchPanelTask(() => void this.refresh());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatchingTask?.();
  }

  override async refresh(): Promise<void> {
    this.task = await readPanelTask();
    const wasLocked = this.journal.seal === 'locked';
    await super.refresh();
    await this.updateComplete;
    const draft = this.snapshot && (await openDraft(this.snapshot.draft)).text;
    if (wasLocked && this.journal.seal !== 'locked') await this.joinDraft(draft ?? '');
    if (this.isFilled || !draft) return;
    this.isFilled = true;
    await this.form?.fill(draft);
  }

  /** What was written here while the journal was locked, and what lay in it unfinished: nothing of either is lost. */
  private async joinDraft(draft: string): Promise<void> {
    const typed = this.form?.text ?? '';
    if (typed === '' || draft === '' || typed.includes(draft)) return;
    this.isFilled = true;
    await this.form?.fill(`${draft}\n\n${typed}`);
  }

  private get form(): NoteForm | null {
    return this.renderRoot.querySelector('note-form');
  }

  private draft({ text, nudgeId }: NoteText): void {
    this.isFilled = true;
    if (this.journal.seal === 'locked') return;
    clearTimeout(this.drafting);
    this.drafting = setTimeout(() => void this.keepDraft({ text, nudgeId }), draftAfterMs);
  }

  /** Says only what went wrong: the line below may be telling what became of the note meanwhile. */
  private async keepDraft({ text, nudgeId }: NoteText): Promise<void> {
    const { isDone } = await sendMessage({ type: 'noteDrafted', draft: { version: 1, text, nudgeId } });
    if (!isDone) this.notice = this.t('notSaved');
  }

  private async keepNote({ text, nudgeId }: NoteText): Promise<void> {
    clearTimeout(this.drafting);
    const isKept = await this.tell({ type: 'noteWritten', text: text.trim(), nudgeId }, this.t('noteKept'));
    if (isKept) await this.form?.fill('');
  }

  protected override draw({ nudges, draft, unreadable, settings: { challenge }, now }: Snapshot): TemplateResult {
    const { t, task, journal } = this;
    const nudgeId = task?.purpose === 'note' ? task.nudgeId : draft.nudgeId;
    return html`<main>
      <h1>${tendMark()} ${t('panelTitle')}</h1>
      <store-notice
        .t=${t}
        .copies=${unreadable}
        @notice-read=${() => this.tell({ type: 'noticeRead' })}
      ></store-notice>
      ${this.drawJournalNotice()}
      ${journal.seal === 'locked' ? html`<journal-unlock .t=${t} .intro=${t('lockDraftHint')}></journal-unlock>` : nothing}
      ${task?.purpose === 'plan' ? [this.drawPlans(now.date), this.drawNote(aboutNudge(nudges, null, this.locale))] : [this.drawNote(aboutNudge(nudges, nudgeId, this.locale)), this.drawPlans(now.date)]}
      ${challenge ? html`<p class="small muted">${t('challengeAt', { stage: t(wordOf('stage', challenge.stage)) })}</p>` : nothing}
      ${journal.unreadable > 0 ? html`<p class="wrong">${t('unreadableJournal', { count: journal.unreadable })}</p>` : nothing}
    </main>`;
  }

  private drawNote(about: NoteForm['about']): TemplateResult {
    return html`<section>
      <h2>${this.t('noteHeading')}</h2>
      <note-form
        .t=${this.t}
        .about=${about}
        @note-drafted=${(event: CustomEvent<NoteText>) => this.draft(event.detail)}
        @note-written=${(event: CustomEvent<NoteText>) => this.keepNote(event.detail)}
      ></note-form>
    </section>`;
  }

  private drawPlans(today: string): TemplateResult | typeof nothing {
    const { t, task } = this;
    const { plans, shut } = this.journal;
    if (shut) return nothing;
    const fresh = task?.purpose === 'plan' ? task.planId : null;
    return html`<section>
      <h2>${t('plansHeading')}</h2>
      ${plans.length === 0 && this.journal.locked.plans.length === 0 ? html`<p class="muted">${t('plansEmpty')}</p>` : nothing}
      <plan-list
        .t=${t}
        .plans=${plans}
        .fresh=${fresh}
        .today=${today}
        @plan-wish=${({ detail: { message } }: CustomEvent<PlanWish>) => this.tell(message)}
      ></plan-list>
    </section>`;
  }
}
customElements.define('tend-panel', TendPanel);
