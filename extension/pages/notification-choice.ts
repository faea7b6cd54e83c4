import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { sendMessage } from '../messages/send-message.ts';
import {
  type ChosenNotifications,
  noNotifications,
  type Notifications,
  notificationsItem,
} from '../notifications/notifications-item.ts';
import { readItem, watchItems } from '../storage/stored-item.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWord, PageWords } from './page-words.ts';
import { rereadWhen } from './reread-when.ts';

const isChecked = (event: Event): boolean => (event.currentTarget as HTMLInputElement).checked;

/** Whether a notification tells of the daily prompt. The browser is asked within the click, and nothing before. */
export class NotificationChoice extends LitElement {
  static override properties = { t: { attribute: false }, chosen: { state: true }, said: { state: true } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare private chosen: Notifications | undefined;
  declare private said: PageWord | null;

  constructor() {
    super();
    this.said = null;
    rereadWhen(this, () => void this.read(), [watchItems]);
  }

  private async read(): Promise<void> {
    this.chosen = (await readItem(notificationsItem)).value;
  }

  private async turn(isOn: boolean): Promise<void> {
    // Nothing may be awaited before the question: the click would be over.
    const isAllowed = !isOn || (await browser.permissions.request({ permissions: ['notifications'] }));
    this.said = isAllowed ? null : 'notifyRefused';
    if (isAllowed) await this.tell(isOn ? { isOn } : { isOn, saysPrompt: false, tellsPlans: false });
    await this.read();
    this.requestUpdate();
  }

  private async tell(change: Partial<ChosenNotifications>): Promise<void> {
    const { isOn, saysPrompt, tellsPlans } = this.chosen ?? noNotifications;
    const notifications = { isOn, saysPrompt, tellsPlans, ...change };
    const { isDone } = await sendMessage({ type: 'notificationsChosen', notifications });
    if (!isDone) this.said = 'notSaved';
  }

  private drawMore(chosen: Notifications): TemplateResult {
    const box = (key: 'saysPrompt' | 'tellsPlans', word: PageWord) =>
      html`<label class="choice">
        <input
          type="checkbox"
          .checked=${chosen[key]}
          @change=${(event: Event) => this.tell({ [key]: isChecked(event) })}
        />
        <span>${this.t(word)}</span>
      </label>`;
    return html`${box('saysPrompt', 'notifyPrompt')} ${box('tellsPlans', 'notifyPlans')}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, chosen, said } = this;
    if (!chosen) return nothing;
    const wrong = said ?? (chosen.wasWithdrawn ? 'notifyWithdrawn' : null);
    return html`<label class="choice">
        <input type="checkbox" .checked=${chosen.isOn} @change=${(event: Event) => this.turn(isChecked(event))} />
        <span>${t('notifyOn')}</span>
      </label>
      ${chosen.isOn ? this.drawMore(chosen) : nothing}
      <p class="wrong" role="status">${wrong === null ? '' : t(wrong)}</p>`;
  }
}
customElements.define('notification-choice', NotificationChoice);
