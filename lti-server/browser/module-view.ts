import { css, html, LitElement, nothing } from 'lit';
import { baseStyles } from '#shared/components/base-styles.ts';
import type { DraftChange, PlanTaken, StepDone } from '#shared/components/drafts.ts';
import '#shared/components/module-player.ts';
import type { SaveState } from '#shared/components/module-player.ts';
import type { Attempt } from '#shared/schemas/attempt.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { OpenModule } from '../pages/launch-boot.ts';
import { DraftStore } from './draft-store.ts';
import { StepSender } from './step-sender.ts';
import { takePlan } from './take-plan.ts';
import { playerWords } from './words.ts';

/** One module on a page: the player, what it says sent to the server, and what is private kept in this browser. */
export class ModuleView extends LitElement {
  static override properties = {
    opened: { attribute: false },
    token: { attribute: false },
    draftKey: { attribute: false },
    wayBack: { attribute: false },
    isPreview: { type: Boolean },
    locale: {},
    attempt: { state: true },
    saveState: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      .fallback {
        max-width: 46rem;
        margin: 0 auto 1rem;
      }
    `,
  ];
  declare opened: OpenModule;
  declare token: string;
  declare draftKey: string;
  declare wayBack: string | null;
  declare isPreview: boolean;
  declare locale: Locale;
  declare protected attempt: Attempt;
  declare protected saveState: SaveState;
  private sender: StepSender | undefined;
  private drafts: DraftStore | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const moduleId = this.opened.module.id;
    this.attempt = this.opened.attempt;
    this.saveState = 'quiet';
    this.drafts = new DraftStore(this.draftKey, moduleId);
    this.sender = new StepSender({
      token: this.token,
      moduleId,
      onAttempt: (attempt) => (this.attempt = attempt),
      onState: (state) => (this.saveState = state),
    });
    this.sender.start();
    addEventListener('pagehide', this.flush);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sender?.stop();
    removeEventListener('pagehide', this.flush);
    this.flush();
  }

  private readonly flush = (): void => this.drafts?.flush();

  private takePlan(event: CustomEvent<PlanTaken>, locale: Locale): void {
    const { module } = this.opened;
    const { completedAt } = this.attempt;
    if (!takePlan(event.detail, { module, locale, wayBack: this.wayBack, completedAt })) event.preventDefault();
  }

  override render() {
    const { module } = this.opened;
    // A module without the language of the page is shown in English, buttons and all: one voice, with its own `lang`.
    const locale = module.locales[this.locale] ? this.locale : 'en';
    const isFallback = locale !== this.locale;
    return html`${isFallback ? html`<p class="fallback small muted">${playerWords[this.locale]('player.untranslated')}</p>` : nothing}
      <module-player
        lang=${locale}
        .module=${module}
        .attempt=${this.attempt}
        .drafts=${this.drafts?.all ?? {}}
        .saveState=${this.saveState}
        .isPreview=${this.isPreview}
        .keptIn=${this.drafts?.keptIn ?? 'page'}
        .locale=${locale}
        .t=${playerWords[locale]}
        @step-done=${(event: CustomEvent<StepDone>) => this.sender?.add(event.detail.step)}
        @plan-taken=${(event: CustomEvent<PlanTaken>) => this.takePlan(event, locale)}
        @draft-changed=${(event: CustomEvent<DraftChange>) => this.drafts?.keep(event.detail)}
      ></module-player>`;
  }
}
customElements.define('module-view', ModuleView);
