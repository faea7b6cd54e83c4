import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { meetingEnd, snoozeEnd } from '#shared/selection/pause-end.ts';
import type { Message } from '../messages/message.ts';
import { formatInstant } from './format-time.ts';
import type { PopupWords } from './page-words.ts';
import type { Snapshot } from './read-snapshot.ts';

/** What holds for now: a meeting, a hard day, a snooze. Event `paused`, detail the message to send. */
export class PauseButtons extends LitElement {
  static override properties = { t: { attribute: false }, snapshot: { attribute: false } };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 0.5rem;
      }
      h2 {
        font-size: 1rem;
      }
      button {
        padding-inline: 0.5rem;
        font-size: 0.875rem;
      }
      button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .row {
        gap: 0.5rem;
      }
      .hint > span {
        display: block;
      }
    `,
  ];

  declare t: PopupWords;
  declare snapshot: Snapshot;

  private say(message: Message): void {
    this.dispatchEvent(new CustomEvent<Message>('paused', { detail: message }));
  }

  protected override render(): TemplateResult {
    const { t } = this;
    const { status, meetingUntil, now } = this.snapshot;
    const isInMeeting = meetingEnd(status, now.epoch) !== null;
    const snoozedUntil = snoozeEnd(status, now.epoch);
    const isShortStaffed = status.shortStaffedOn === now.date;
    return html`<h2>${t('pauseHeading')}</h2>
      <div class="row">
        <button
          type="button"
          aria-pressed=${isInMeeting}
          aria-describedby="meeting"
          @click=${() => this.say({ type: isInMeeting ? 'meetingOver' : 'meetingBegan' })}
        >
          ${t('pauseMeeting')}
        </button>
        <button
          type="button"
          aria-pressed=${isShortStaffed}
          aria-describedby="short"
          @click=${() => this.say({ type: 'shortStaffed', on: isShortStaffed ? null : now.date })}
        >
          ${t('pauseShortStaffed')}
        </button>
      </div>
      <p class="small muted hint">
        <span id="meeting">${t('pauseMeetingHint')}</span>
        <span id="short">${t('pauseShortStaffedHint')}</span>
      </p>
      ${
        snoozedUntil !== null
          ? html`<div class="row">
              <span>${t('quietSnoozed', { until: formatInstant(snoozedUntil, now, t.locale) })}</span>
              <button type="button" @click=${() => this.say({ type: 'promptsResumed' })}>${t('pauseEnd')}</button>
            </div>`
          : html`<div class="row" role="group" aria-labelledby="snooze">
              <span id="snooze" class="small">${t('pauseSnooze')}</span>
              ${this.snoozeButton('hour', t('pauseHour'))}
              ${
                meetingUntil === null
                  ? nothing
                  : this.snoozeButton(
                      'meeting',
                      t('pauseUntilMeeting', { until: formatInstant(meetingUntil, now, t.locale) }),
                    )
              }
              ${this.snoozeButton('tomorrow', t('pauseTomorrow'))} ${this.snoozeButton('week', t('pauseWeek'))}
            </div>`
      }`;
  }

  private snoozeButton(length: 'hour' | 'meeting' | 'tomorrow' | 'week', word: string): TemplateResult {
    return html`<button type="button" @click=${() => this.say({ type: 'snoozed', length })}>${word}</button>`;
  }
}
customElements.define('pause-buttons', PauseButtons);
