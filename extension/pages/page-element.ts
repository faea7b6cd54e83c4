import { type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { watchManaged } from '../storage/managed-storage.ts';
import { watchItems } from '../storage/stored-item.ts';
import { fieldStyles } from './field-styles.ts';
import type { PopupWords } from './page-words.ts';
import { type ReadNudges, readSnapshot, type Snapshot } from './read-snapshot.ts';

/** The one element of a page: it reads what is stored, draws, and draws again whenever that changes. */
export abstract class PageElement extends LitElement {
  static override properties: PropertyDeclarations = {
    t: { attribute: false },
    locale: {},
    snapshot: { state: true },
    notice: { state: true },
  };
  static override styles: CSSResultGroup = [baseStyles, controlStyles, fieldStyles];

  declare t: PopupWords;
  declare locale: Locale;
  /** The language, which is known before its words are there. */
  spoken: Promise<Locale>;
  /** When words and language are there. The page reads what it shows meanwhile. */
  ready: Promise<void>;
  declare snapshot: Snapshot | undefined;
  /** A line that is read out when it changes: what was just saved, or why not. */
  declare notice: string;
  private stopWatching: (() => void)[] = [];
  private readings = 0;

  constructor() {
    super();
    this.notice = '';
    this.spoken = Promise.resolve('en');
    this.ready = Promise.resolve();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const refresh = () => void this.refresh();
    this.stopWatching = [watchItems(refresh), watchManaged(refresh)];
    void this.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stopWatching) stop();
  }

  async refresh(): Promise<void> {
    const reading = ++this.readings;
    const [snapshot] = await Promise.all([readSnapshot((others) => this.readNudges(others)), this.ready]);
    // Two readings may overtake each other: only the one that began last counts.
    if (reading === this.readings) this.snapshot = this.asChosen(snapshot);
  }

  /** All prompts, for a page that wants no others. */
  protected async readNudges(_others: Parameters<ReadNudges>[0]): ReturnType<ReadNudges> {
    const { loadNudges } = await import('../nudging/load-nudges.ts');
    return loadNudges();
  }

  /** What was read, with what the person has just chosen here and is not stored yet. */
  protected asChosen(snapshot: Snapshot): Snapshot {
    return snapshot;
  }

  /** Tells the background, and the person when it could not be kept. True when it was. */
  protected async tell(message: Message, done = ''): Promise<boolean> {
    const outcome = await sendMessage(message);
    this.notice = outcome.isDone ? done : this.t('notSaved');
    return outcome.isDone;
  }

  protected abstract draw(snapshot: Snapshot): TemplateResult;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.snapshot) return nothing;
    return html`${this.draw(this.snapshot)}
      <p class="notice" role="status">${this.notice}</p>`;
  }
}
