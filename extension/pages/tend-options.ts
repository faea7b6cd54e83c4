import { css, html, nothing, type TemplateResult } from 'lit';
import { tendMark } from '#shared/components/marks.ts';
import { clockTimeSchema } from '#shared/schemas/local-time.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import './calendar-editor.ts';
import './challenge-editor.ts';
import './delete-all.ts';
import './dose-choice.ts';
import './hours-editor.ts';
import './journal-copies.ts';
import './journal-lock.ts';
import './keep-choice.ts';
import './own-place-list.ts';
import './notification-choice.ts';
import './packs-editor.ts';
import './place-list.ts';
import './shortcut-list.ts';
import './policy-own-places.ts';
import './policy-summary.ts';
import './page-contents.ts';
import type { Group } from './page-contents.ts';
import './prompts-export.ts';
import './quiet-hours-editor.ts';
import { dosesWithin, frameOf } from '../policy/effective-settings.ts';
import type { Snapshot } from './read-snapshot.ts';
import { SettingsPage } from './settings-page.ts';
import './store-notice.ts';
import './sync-editor.ts';
import './time-off-editor.ts';

/** Everything that can be chosen, in groups, with a way to each of them at the top. */
export class TendOptions extends SettingsPage {
  static override styles = [
    ...[SettingsPage.styles].flat(),
    css`
      main > section {
        padding-block-start: 1.5rem;
        border-block-start: 1px solid var(--hairline);
      }
      section > * + h3,
      section > own-place-list,
      section > delete-all {
        margin-block-start: 2rem;
      }
    `,
  ];

  protected override draw(snapshot: Snapshot): TemplateResult {
    const { t } = this;
    const { unreadable, policy, unreadPolicy } = snapshot;
    const groups: readonly Group[] = [
      { id: 'sites', heading: t('groupSites'), content: this.drawSites(snapshot) },
      { id: 'when', heading: t('groupWhen'), content: this.drawWhen(snapshot) },
      { id: 'record', heading: t('groupRecord'), content: this.drawRecord(snapshot) },
      { id: 'challenge', heading: t('challengeHeading'), content: this.drawChallenge() },
      { id: 'reminders', heading: t('groupReminders'), content: this.drawReminders(snapshot) },
      { id: 'packs', heading: t('packsHeading'), content: this.drawPacks() },
      { id: 'browser', heading: t('groupBrowser'), content: this.drawBrowser(snapshot) },
    ];
    return html`<main>
      <h1>${tendMark()} ${t('optionsTitle')}</h1>
      <store-notice
        .t=${t}
        .copies=${unreadable}
        @notice-read=${() => this.tell({ type: 'noticeRead' })}
      ></store-notice>
      <policy-summary .t=${t} .policy=${policy} .unread=${unreadPolicy}></policy-summary>
      <page-contents .heading=${t('groupContents')} .groups=${groups}></page-contents>
      ${groups.map(
        ({ id, heading, content }) =>
          html`<section aria-labelledby=${id}>
            <h2 id=${id} tabindex="-1">${heading}</h2>
            ${content}
          </section>`,
      )}
    </main>`;
  }

  private drawSites({ policy }: Snapshot): TemplateResult {
    const { t } = this;
    return html`<h3>${t('sitesHeading')}</h3>
      <p class="muted">${t('sitesIntro')}</p>
      <place-list .t=${t} .policy=${policy}></place-list>
      <own-place-list .locale=${t.locale}></own-place-list>
      <policy-own-places .t=${t} .policy=${policy}></policy-own-places>
      <h3>${t('calendarHeading')}</h3>
      <p class="muted">${t('calendarIntro')}</p>
      <calendar-editor .t=${t}></calendar-editor>`;
  }

  private drawWhen({ settings, now, policy }: Snapshot): TemplateResult {
    const { t } = this;
    const isTimeHeld = policy.locks?.dailyAt !== undefined;
    return html`<h3>${t('hoursHeading')}</h3>
      <p class="muted">${t('hoursIntro')}</p>
      <hours-editor
        .t=${t}
        .hours=${settings.hours}
        .frame=${frameOf(policy)}
        @settings-change=${this.change}
      ></hours-editor>
      <h3>${t('quietHoursHeading')}</h3>
      <quiet-hours-editor
        .t=${t}
        .quietHours=${settings.quietHours}
        @settings-change=${this.change}
      ></quiet-hours-editor>
      <h3>${t('timeOffHeading')}</h3>
      <p class="muted">${t('timeOffIntro')}</p>
      <time-off-editor
        .t=${t}
        .timeOff=${settings.timeOff}
        .today=${now.date}
        @settings-change=${this.change}
      ></time-off-editor>
      <h3>${t('doseHeading')}</h3>
      <dose-choice
        .t=${t}
        .dose=${settings.dose}
        .allowed=${dosesWithin(policy)}
        @settings-change=${this.change}
      ></dose-choice>
      <h3>${t('dailyAtHeading')}</h3>
      <p class="muted">${t('dailyAtHint')}</p>
      <label class="row"
        >${t('dailyAtLabel')}
        <input
          type="time"
          required
          aria-describedby=${isTimeHeld ? 'daily-held' : nothing}
          ?readonly=${isTimeHeld}
          .value=${settings.dailyAt}
          @change=${this.changeDailyAt}
      /></label>
      ${isTimeHeld ? html`<p id="daily-held" class="small muted">${t('policyDailyAt')}</p>` : nothing}`;
  }

  private drawRecord({ settings: { keepDays } }: Snapshot): TemplateResult {
    const { t } = this;
    return html`<h3>${t('keepHeading')}</h3>
      <p class="muted">${t('keepIntro')}</p>
      <keep-choice .t=${t} .keepDays=${keepDays} @settings-change=${this.change}></keep-choice>
      <h3>${t('lockHeading')}</h3>
      <p class="muted">${t('lockIntro')}</p>
      <journal-lock .t=${t}></journal-lock>
      <h3>${t('fileHeading')}</h3>
      <p class="muted">${t('fileIntro')}</p>
      <journal-copies .t=${t} ?keepsForGood=${keepDays === null}></journal-copies>`;
  }

  private drawChallenge(): TemplateResult {
    return html`<p class="muted">${this.t('challengeIntro')}</p>
      <challenge-editor .t=${this.t}></challenge-editor>`;
  }

  private drawReminders(snapshot: Snapshot): TemplateResult {
    const { t } = this;
    return html`<h3>${t('notifyHeading')}</h3>
      <p class="muted">${t('notifyIntro')}</p>
      <notification-choice .t=${t}></notification-choice>
      <h3>${t('aheadHeading')}</h3>
      <prompts-export .t=${t} .snapshot=${snapshot}></prompts-export>
      <h3>${t('shortcutHeading')}</h3>
      <p class="muted">${t('shortcutIntro')}</p>
      <shortcut-list .t=${t}></shortcut-list>`;
  }

  private drawPacks(): TemplateResult {
    return html`<p class="muted">${this.t('packsIntro')}</p>
      <packs-editor .t=${this.t}></packs-editor>`;
  }

  private drawBrowser({ settings: { locale } }: Snapshot): TemplateResult {
    const { t } = this;
    return html`<h3 id="language">${t('languageHeading')}</h3>
      <select aria-labelledby="language" .value=${locale} @change=${this.changeLocale}>
        <option value="auto">${t('languageAuto')}</option>
        <option value="en" lang="en">${t('languageEn')}</option>
        <option value="cy" lang="cy">${t('languageCy')}</option>
      </select>
      <h3>${t('syncHeading')}</h3>
      <p class="muted">${t('syncIntro')}</p>
      <sync-editor .t=${t}></sync-editor>
      <delete-all .t=${t} @all-deleted=${this.deleteAll}></delete-all>
      <p class="row">
        <a href="whats-new.html">${t('newsTitle')}</a>
        <a href="privacy.html">${t('privacyLink')}</a>
      </p>`;
  }

  private changeDailyAt(event: Event): void {
    const { value } = event.currentTarget as HTMLInputElement;
    if (clockTimeSchema.safeParse(value).success) void this.keep({ dailyAt: value });
  }

  private async changeLocale(event: Event): Promise<void> {
    await this.keep({ locale: (event.currentTarget as HTMLSelectElement).value as Settings['locale'] });
    location.reload();
  }
}
customElements.define('tend-options', TendOptions);
