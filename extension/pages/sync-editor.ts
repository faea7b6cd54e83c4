import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { readSettings } from '../policy/load-settings.ts';
import { readItem, watchItems } from '../storage/stored-item.ts';
import { syncChoiceItem } from '../storage/sync-choice.ts';
import { readSyncStorage, watchSyncStorage } from '../storage/sync-storage.ts';
import { readSections, syncedNames } from '../sync/sections.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWord, PageWords } from './page-words.ts';
import { rereadWhen } from './reread-when.ts';

/** The same settings in a person's other browsers: on, off, which to begin with, and the copy in the account. */
export class SyncEditor extends LitElement {
  static override properties = {
    t: { attribute: false },
    isOn: { state: true },
    hasCopy: { state: true },
    isAsking: { state: true },
    notice: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  /** Undefined until it was looked up. */
  declare private isOn: boolean | undefined;
  declare private hasCopy: boolean;
  /** Which settings to keep is asked, and not answered yet. */
  declare private isAsking: boolean;
  declare private notice: string;

  constructor() {
    super();
    this.hasCopy = false;
    this.isAsking = false;
    this.notice = '';
    rereadWhen(this, () => void this.reread(), [watchItems, watchSyncStorage]);
  }

  private async reread(): Promise<void> {
    const [choice, copy] = await Promise.all([readItem(syncChoiceItem), readSyncStorage()]);
    this.isOn = choice.value.isOn;
    this.hasCopy = Object.keys(copy).length > 0;
  }

  private async toggle(box: HTMLInputElement): Promise<void> {
    if (!box.checked) {
      this.isAsking = false;
      if (this.isOn) await this.tell({ type: 'syncChosen', keep: null }, 'syncIsOff');
      return;
    }
    if (await isOtherInAccount()) {
      this.isAsking = true;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#which')?.focus();
    } else {
      await this.tell({ type: 'syncChosen', keep: 'here' }, 'syncIsOn');
    }
  }

  private async tell(message: Message, done: PageWord): Promise<void> {
    const { isDone } = await sendMessage(message);
    this.isAsking = false;
    await this.reread();
    this.notice = this.t(isDone ? done : 'syncFailed');
    const box = this.renderRoot.querySelector<HTMLInputElement>('#sync');
    if (!box) return;
    box.checked = this.isOn === true;
    box.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, isOn, isAsking, hasCopy } = this;
    if (isOn === undefined) return nothing;
    return html`<label class="choice">
        <input
          id="sync"
          type="checkbox"
          .checked=${isOn || isAsking}
          @change=${(event: Event) => this.toggle(event.currentTarget as HTMLInputElement)}
        />
        <span>${t('syncOn')}</span>
      </label>
      ${isAsking ? this.drawQuestion() : nothing}
      ${
        hasCopy && !isAsking
          ? html`<p class="small muted">${t('syncCopy')}</p>
              <button type="button" @click=${() => this.tell({ type: 'syncCopyRemoved' }, 'syncCopyRemoved')}>
                ${t('syncRemoveCopy')}
              </button>`
          : nothing
      }
      <p class="small" role="status">${this.notice}</p>`;
  }

  private drawQuestion(): TemplateResult {
    const { t } = this;
    const choose = (keep: 'account' | 'here') => () => this.tell({ type: 'syncChosen', keep }, 'syncIsOn');
    return html`<div class="panel" role="group" aria-labelledby="which">
      <p id="which" tabindex="-1">${t('syncWhich')}</p>
      <div class="row">
        <button type="button" @click=${choose('account')}>${t('syncKeepAccount')}</button>
        <button type="button" @click=${choose('here')}>${t('syncKeepHere')}</button>
      </div>
    </div>`;
  }
}
customElements.define('sync-editor', SyncEditor);

/** Whether the account has a setting that is another here. */
async function isOtherInAccount(): Promise<boolean> {
  const [{ stored }, copy] = await Promise.all([readSettings(), readSyncStorage()]);
  const { sections } = readSections(copy);
  return syncedNames.some((name) => {
    const section = sections[name];
    return section !== undefined && JSON.stringify(section.value) !== JSON.stringify(stored.value[name]);
  });
}
