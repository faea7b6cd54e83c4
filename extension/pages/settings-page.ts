import { sendMessage } from '../messages/send-message.ts';
import { PageElement } from './page-element.ts';
import type { PageWords } from './page-words.ts';
import type { Snapshot } from './read-snapshot.ts';
import { refusalWord } from './refusal-word.ts';
import type { SettingsChange } from './settings-change.ts';

/** A page on which settings are chosen: each change is kept at once, there is no button to forget. */
export abstract class SettingsPage extends PageElement {
  declare t: PageWords;
  /** On their way to the background, or refused by a full browser: shown until they are stored. */
  private unstored: SettingsChange | null = null;

  protected readonly change = (event: CustomEvent<SettingsChange>): void => void this.keep(event.detail);

  protected async keep(change: SettingsChange, done = this.t('saved')): Promise<void> {
    if (!this.snapshot) return;
    // Two quick changes must both count, whatever is read from storage in between.
    const settings = { ...this.unstored, ...change };
    this.unstored = settings;
    this.snapshot = this.asChosen(this.snapshot);
    const isStored = await this.tell({ type: 'settingsChosen', settings }, done);
    if (!isStored || this.unstored !== settings) return;
    this.unstored = null;
    await this.refresh();
  }

  /** What was chosen and could not be stored goes with everything else. */
  protected async deleteAll(): Promise<void> {
    this.unstored = null;
    const outcome = await sendMessage({ type: 'everythingDeleted' });
    this.notice = this.t(outcome.isDone ? 'deleteDone' : refusalWord(outcome.reason));
  }

  protected override asChosen(snapshot: Snapshot): Snapshot {
    return this.unstored ? { ...snapshot, settings: { ...snapshot.settings, ...this.unstored } } : snapshot;
  }
}
