import { html, nothing, type TemplateResult } from 'lit';
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
import './prompts-export.ts';
import './quiet-hours-editor.ts';
import { dosesWithin, frameOf } from '../policy/effective-settings.ts';
import type { Snapshot } from './read-snapshot.ts';
import { SettingsPage } from './settings-page.ts';
import './store-notice.ts';
import './sync-editor.ts';
import './time-off-editor.ts';

/** Sites, hours, how often, when, a challenge, language, packs, and deleting everything. */
export class TendOptions extends SettingsPage {
  protected override draw(snapshot: Snapshot): TemplateResult {
    const { t } = this;
    const { settings, unreadable, now, policy, unreadPolicy } = snapshot;
    const isTimeHeld = policy.locks?.dailyAt !== undefined;
    return html`<main>
      <h1>${tendMark()} ${t('optionsTitle')}</h1>
      <store-notice
        .t=${t}
        .copies=${unreadable}
        @notice-read=${() => this.tell({ type: 'noticeRead' })}
      ></store-notice>
      <policy-summary .t=${t} .policy=${policy} .unread=${unreadPolicy}></policy-summary>
      <section>
        <h2>${t('sitesHeading')}</h2>
        <p class="muted">${t('sitesIntro')}</p>
        <place-list .t=${t} .policy=${policy}></place-list>
        <own-place-list .locale=${t.locale}></own-place-list>
        <policy-own-places .t=${t} .policy=${policy}></policy-own-places>
      </section>
      <section>
        <h2>${t('calendarHeading')}</h2>
        <p class="muted">${t('calendarIntro')}</p>
        <calendar-editor .t=${t}></calendar-editor>
      </section>
      <section>
        <h2>${t('hoursHeading')}</h2>
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
      </section>
      <section>
        <h2>${t('doseHeading')}</h2>
        <dose-choice
          .t=${t}
          .dose=${settings.dose}
          .allowed=${dosesWithin(policy)}
          @settings-change=${this.change}
        ></dose-choice>
      </section>
      <section>
        <h2>${t('dailyAtHeading')}</h2>
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
        ${isTimeHeld ? html`<p id="daily-held" class="small muted">${t('policyDailyAt')}</p>` : nothing}
        <h3>${t('notifyHeading')}</h3>
        <p class="muted">${t('notifyIntro')}</p>
        <notification-choice .t=${t}></notification-choice>
        <h3>${t('aheadHeading')}</h3>
        <prompts-export .t=${t} .snapshot=${snapshot}></prompts-export>
      </section>
      <section>
        <h2>${t('challengeHeading')}</h2>
        <p class="muted">${t('challengeIntro')}</p>
        <challenge-editor .t=${t}></challenge-editor>
      </section>
      <section>
        <h2>${t('shortcutHeading')}</h2>
        <p class="muted">${t('shortcutIntro')}</p>
        <shortcut-list .t=${t}></shortcut-list>
      </section>
      <section>
        <h2 id="language">${t('languageHeading')}</h2>
        <select aria-labelledby="language" .value=${settings.locale} @change=${this.changeLocale}>
          <option value="auto">${t('languageAuto')}</option>
          <option value="en" lang="en">${t('languageEn')}</option>
          <option value="cy" lang="cy">${t('languageCy')}</option>
        </select>
      </section>
      <section>
        <h2>${t('syncHeading')}</h2>
        <p class="muted">${t('syncIntro')}</p>
        <sync-editor .t=${t}></sync-editor>
      </section>
      <section>
        <h2>${t('packsHeading')}</h2>
        <p class="muted">${t('packsIntro')}</p>
        <packs-editor .t=${t}></packs-editor>
      </section>
      <section>
        <h2>${t('keepHeading')}</h2>
        <p class="muted">${t('keepIntro')}</p>
        <keep-choice .t=${t} .keepDays=${settings.keepDays} @settings-change=${this.change}></keep-choice>
      </section>
      <section>
        <h2>${t('lockHeading')}</h2>
        <p class="muted">${t('lockIntro')}</p>
        <journal-lock .t=${t}></journal-lock>
      </section>
      <section>
        <h2>${t('fileHeading')}</h2>
        <p class="muted">${t('fileIntro')}</p>
        <journal-copies .t=${t} ?keepsForGood=${settings.keepDays === null}></journal-copies>
      </section>
      <delete-all .t=${t} @all-deleted=${this.deleteAll}></delete-all>
      <p><a href="privacy.html">${t('privacyLink')}</a></p>
      <p><a href="whats-new.html">${t('newsTitle')}</a></p>
    </main>`;
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
