import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { tendMark } from '#shared/components/marks.ts';
import { cardContentOf } from '../nudging/card-content-of.ts';
import './dose-choice.ts';
import './hours-editor.ts';
import './nudge-view.ts';
import './place-list.ts';
import { dosesWithin, frameOf } from '../policy/effective-settings.ts';
import './policy-summary.ts';
import type { Snapshot } from './read-snapshot.ts';
import { SettingsPage } from './settings-page.ts';

/** Opened once, after the installation; under a minute. Every choice has a good default and may be left alone. */
export class TendFirstRun extends SettingsPage {
  static override properties: PropertyDeclarations = { hasTried: { state: true }, isDone: { state: true } };

  static override styles = [
    ...[SettingsPage.styles].flat(),
    css`
      nudge-view {
        max-width: 20rem;
      }
    `,
  ];

  declare hasTried: boolean;
  declare isDone: boolean;

  constructor() {
    super();
    this.hasTried = false;
    this.isDone = false;
  }

  private async finish(): Promise<void> {
    if (!(await this.tell({ type: 'firstRunFinished' }))) return;
    this.isDone = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#done')?.focus();
  }

  protected override draw(snapshot: Snapshot): TemplateResult {
    const { t } = this;
    const { settings, policy, unreadPolicy } = snapshot;
    return html`<main>
      <h1>${tendMark()} ${t('firstRunTitle')}</h1>
      <p class="reading">${t('welcomeIntro')}</p>
      <policy-summary .t=${t} .policy=${policy} .unread=${unreadPolicy}></policy-summary>
      ${this.drawSample(snapshot)}
      <section>
        <h2>${t('hoursHeading')}</h2>
        <p class="muted">${t('hoursIntro')}</p>
        <hours-editor
          .t=${t}
          .hours=${settings.hours}
          .frame=${frameOf(policy)}
          @settings-change=${this.change}
        ></hours-editor>
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
        <h2>${t('sitesHeading')}</h2>
        <p class="muted">${t('sitesIntro')}</p>
        <place-list .t=${t} .policy=${policy}></place-list>
        <p class="small muted">${t('welcomeSitesSkip')}</p>
      </section>
      ${
        this.isDone
          ? html`<section class="panel">
              <h2 id="done" tabindex="-1">${t('welcomeDone')}</h2>
              <p>${t('welcomeDoneText')}</p>
              <p>${t('welcomeMeetings')}</p>
            </section>`
          : html`<button type="button" class="primary" @click=${this.finish}>${t('welcomeFinish')}</button>`
      }
    </main>`;
  }

  private drawSample({ nudges }: Snapshot): TemplateResult | typeof nothing {
    const sample = nudges?.find(({ contexts }) => contexts.includes('email'));
    if (!sample) return nothing;
    return html`<section>
      <p class="muted">${this.t('welcomeSample')}</p>
      <nudge-view
        .content=${cardContentOf(sample, { moment: 'compose', because: null }, this.locale)}
        @nudge-chosen=${() => (this.hasTried = true)}
      ></nudge-view>
      <p role="status">${this.hasTried ? this.t('welcomeTried') : ''}</p>
    </section>`;
  }
}
customElements.define('tend-first-run', TendFirstRun);
