import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { sendMessage } from '../messages/send-message.ts';
import { type Notifications, notificationsItem } from '../notifications/notifications-item.ts';
import { readItem, watchItems } from '../storage/stored-item.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWord, PageWords } from './page-words.ts';

/** Whether a notification tells of the daily prompt. The browser is asked within the click, and nothing before. */
export class NotificationChoice extends LitElement {
  static override properties = { t: { attribute: false }, chosen: { state: true }, said: { state: true } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare private chosen: Notifications | undefined;
  declare private said: PageWord | null;
  private stopWatching: (() => void) | undefined;

  constructor() {
    super();
    this.said = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = watchItems(() => void this.read());
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
  }

  private async read(): Promise<void> {
    this.chosen = (await readItem(notificationsItem)).value;
  }

  private async turn(isOn: boolean): Promise<void> {
    // Nothing may be awaited before the question: the click would be over.
    const isAllowed = !isOn || (await browser.permissions.request({ permissions: ['notifications'] }));
    this.said = isAllowed ? null : 'notifyRefused';
    if (isAllowed) await this.tell({ isOn, saysPrompt: isOn && (this.chosen?.saysPrompt ?? false) });
    await this.read();
    this.requestUpdate();
  }

  private async tell(notifications: { isOn: boolean; saysPrompt: boolean }): Promise<void> {
    const { isDone } = await sendMessage({ type: 'notificationsChosen', notifications });
    if (!isDone) this.said = 'notSaved';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, chosen, said } = this;
    if (!chosen) return nothing;
    const wrong = said ?? (chosen.wasWithdrawn ? 'notifyWithdrawn' : null);
    const checked = (event: Event) => (event.currentTarget as HTMLInputElement).checked;
    return html`<label class="choice">
        <input type="checkbox" .checked=${chosen.isOn} @change=${(event: Event) => this.turn(checked(event))} />
        <span>${t('notifyOn')}</span>
      </label>
      <label class="choice" ?hidden=${!chosen.isOn}>
        <input
          type="checkbox"
          .checked=${chosen.saysPrompt}
          @change=${(event: Event) => this.tell({ isOn: true, saysPrompt: checked(event) })}
        />
        <span>${t('notifyPrompt')}</span>
      </label>
      <p class="wrong" role="status">${wrong === null ? '' : t(wrong)}</p>`;
  }
}
customElements.define('notification-choice', NotificationChoice);
