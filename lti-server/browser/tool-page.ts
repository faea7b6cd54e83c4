import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { tendMark } from '#shared/components/marks.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { openModuleSchema, type LaunchBoot, type OpenModule } from '../pages/launch-boot.ts';
import { callApi } from './call-api.ts';
import './catalogue-view.ts';
import './module-view.ts';
import { setPageLocale } from './page-locale.ts';
import { pageWords } from './words.ts';

type View = 'module' | 'catalogue' | 'completion' | 'picker' | 'review' | 'today' | 'nothing';

/** Which view a session opens with. */
function firstView({ session, module }: LaunchBoot): View {
  if (session.page === 'module' && !module) return 'nothing';
  return session.page;
}

/** The page of an accepted launch: Tend's mark, the views that this role has, and the one that is open. */
export class ToolPage extends LitElement {
  static override properties = {
    boot: { attribute: false },
    view: { state: true },
    opened: { state: true },
    problem: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .top {
        max-width: 46rem;
        margin: 0 auto 1rem;
        justify-content: space-between;
        color: var(--muted);
      }
      .review {
        max-width: 46rem;
        margin: 0 auto 1rem;
      }
      .wide {
        max-width: 76rem;
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        color: var(--accent);
        font-weight: 600;
      }
      nav button[aria-current='page'] {
        border-color: var(--accent);
        background: var(--accent-wash);
        box-shadow: inset 0 -3px var(--accent);
        font-weight: 600;
      }
    `,
  ];
  declare boot: LaunchBoot;
  declare protected view: View;
  declare protected opened: OpenModule | null;
  declare protected problem: string | null;

  override connectedCallback(): void {
    super.connectedCallback();
    const { module, attempt } = this.boot;
    this.opened = module && attempt ? { module, attempt } : null;
    void this.show(firstView(this.boot));
  }

  private async show(view: View): Promise<void> {
    // A learner's page does not carry the weight of the other two.
    if (view === 'completion') await import('./completion-page.ts');
    if (view === 'picker') await import('./picker-page.ts');
    if (view === 'review') await import('./review-view.ts');
    this.view = view;
  }

  private async openModule(event: CustomEvent<{ id: string }>): Promise<void> {
    this.problem = null;
    try {
      const path = `/api/module?id=${encodeURIComponent(event.detail.id)}`;
      this.opened = await callApi(path, openModuleSchema, { token: this.boot.token });
      this.view = 'module';
    } catch {
      this.problem = pageWords[this.boot.locale]('catalogue.failed');
    }
  }

  private renderNavigation(): TemplateResult | typeof nothing {
    const { session, locale } = this.boot;
    const t = pageWords[locale];
    if (session.page === 'catalogue' && this.view === 'module') {
      return html`<button class="link" type="button" @click=${() => this.show('catalogue')}>
        ${t('catalogue.back')}
      </button>`;
    }
    const views: View[] = this.opened
      ? ['module', 'completion']
      : session.page === 'review'
        ? ['review', 'completion']
        : [];
    if (session.role !== 'instructor' || session.page === 'picker' || views.length === 0) return nothing;
    const names: Partial<Record<View, string>> = {
      module: t('page.module'),
      completion: t('page.completion'),
      review: t('page.review'),
    };
    return html`<nav class="row" aria-label=${t('page.views')}>
      ${views.map(
        (view) =>
          html`<button
            type="button"
            aria-current=${view === this.view ? 'page' : nothing}
            @click=${() => this.show(view)}
          >
            ${names[view]}
          </button>`,
      )}
    </nav>`;
  }

  private renderView(): TemplateResult {
    const { boot } = this;
    const t = pageWords[boot.locale];
    switch (this.view) {
      case 'module':
        return html`<module-view
          .opened=${this.opened}
          .token=${boot.token}
          .draftKey=${boot.draftKey}
          .wayBack=${boot.wayBack}
          .isPreview=${boot.session.role === 'instructor'}
          .locale=${boot.locale}
        ></module-view>`;
      case 'catalogue':
        return html`<catalogue-view
          .modules=${boot.modules ?? []}
          .paths=${boot.paths ?? []}
          .locale=${boot.locale}
          .problem=${this.problem}
          @module-chosen=${this.openModule}
        ></catalogue-view>`;
      case 'completion':
        return html`<completion-page .token=${boot.token} .locale=${boot.locale}></completion-page>`;
      case 'review':
        return html`<review-view .token=${boot.token} .locale=${boot.locale}></review-view>`;
      case 'picker':
        return html`<picker-page
          .token=${boot.token}
          .modules=${boot.modules ?? []}
          .paths=${boot.paths ?? []}
          .locale=${boot.locale}
          .settings=${boot.deepLinking}
        ></picker-page>`;
      default:
        return html`<main><p>${this.view === 'today' ? t('page.today') : t('page.notHere')}</p></main>`;
    }
  }

  private changeLocale(locale: Locale): void {
    setPageLocale(locale);
    this.boot = { ...this.boot, locale };
  }

  /** The other language, in its own words. */
  private renderLanguage(): TemplateResult {
    const { locale } = this.boot;
    const other = locale === 'en' ? 'cy' : 'en';
    return html`<button class="link" type="button" lang=${other} @click=${() => this.changeLocale(other)}>
      ${pageWords[locale]('page.otherLanguage')}
    </button>`;
  }

  /** What an instructor should know of the text that learners see here. */
  private renderReview(): TemplateResult | typeof nothing {
    const { session, locale } = this.boot;
    const text = this.view === 'module' ? this.opened?.module.locales[locale] : undefined;
    if (locale === 'en' || session.role !== 'instructor' || text?.status !== 'draft') return nothing;
    return html`<p class="review small muted">${pageWords[locale]('review.draft')}</p>`;
  }

  override render() {
    if (!this.view) return nothing;
    const t = pageWords[this.boot.locale];
    const isWide = this.view === 'completion' || this.view === 'picker';
    return html`<header aria-label=${t('page.name')} class="row top ${isWide ? 'wide' : ''}">
        <span class="brand">${tendMark()}<span>${t('page.name')}</span></span>
        <span class="row">${this.renderNavigation()} ${this.renderLanguage()}</span>
      </header>
      ${this.renderReview()} ${this.renderView()}`;
  }
}
customElements.define('tool-page', ToolPage);
