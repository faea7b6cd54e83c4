import type { PropertyDeclarations } from 'lit';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { html, type TemplateResult } from 'lit';
import { birthItem } from '../storage/journal-birth.ts';
import { emptyJournal, type Journal, lookAtJournal } from '../storage/journal.ts';
import { watchJournalKey } from '../storage/journal-key.ts';
import { watchJournal } from '../storage/open-journal.ts';
import { readItem } from '../storage/stored-item.ts';
import './journal-notice.ts';
import { PageElement } from './page-element.ts';
import type { PageWords } from './page-words.ts';
import { refusalWord } from './refusal-word.ts';

/** So that reading for long does not lock the journal, and no key that is pressed costs anything. */
const useEveryMs = 60_000;

/** A page that shows notes and plans as well as what is in the browser's local storage. */
export abstract class JournalPage extends PageElement {
  static override properties: PropertyDeclarations = { journal: { state: true }, isLost: { state: true } };

  declare t: PageWords;
  declare journal: Journal;
  /** The browser has made an empty one in place of the one that was there. */
  declare isLost: boolean;
  private stops: (() => void)[] = [];
  private usedAt = 0;
  private readonly use = (event: Event): void => {
    if (this.journal.seal !== 'unlocked' || event.timeStamp - this.usedAt < useEveryMs) return;
    this.usedAt = event.timeStamp;
    void sendMessage({ type: 'journalUsed' });
  };

  constructor() {
    super();
    this.journal = emptyJournal;
    this.isLost = false;
    for (const type of ['pointerdown', 'keydown', 'wheel']) this.addEventListener(type, this.use, { passive: true });
    this.addEventListener('words-kept', ({ detail }: CustomEventInit<string>) => (this.notice = detail ?? ''));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const refresh = () => void this.refresh();
    this.stops = [watchJournal(refresh), watchJournalKey(refresh)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
  }

  override async refresh(): Promise<void> {
    this.journal = await lookAtJournal();
    this.isLost = (await readItem(birthItem)).value.lostAt !== null;
    await super.refresh();
  }

  protected drawJournalNotice(): TemplateResult {
    return html`<journal-notice
      .t=${this.t}
      .shut=${this.journal.shut}
      ?isLost=${this.isLost}
      @notice-read=${() => this.tell({ type: 'noticeRead' })}
    ></journal-notice>`;
  }

  /** The same as on other pages, and words that are locked have a notice of their own. */
  protected override async tell(message: Message, done = ''): Promise<boolean> {
    const outcome = await sendMessage(message);
    this.notice = outcome.isDone ? done : this.t(refusalWord(outcome.reason));
    return outcome.isDone;
  }
}
