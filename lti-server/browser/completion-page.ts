import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import * as z from 'zod/mini';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { formatDate } from '#shared/components/format-date.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import {
  completionListSchema,
  completionSorts,
  completionStatuses,
  type CompletionList,
} from '../pages/completion-list.ts';
import { ApiFault, callApi, request } from './call-api.ts';
import './completion-table.ts';
import { keyOfResend, type Resend } from './completion-table.ts';
import { completionWords } from './completion-words.ts';
import { rosterAge } from './roster-age.ts';
import { saveFile } from './save-file.ts';

/** ms */
const oldRoster = 3_600_000;
const resentSchema = z.object({ resent: z.int() });

/** What an instructor sees: who is where, whether the gradebook knows, and what to do where it does not. */
export class CompletionPage extends LitElement {
  static override properties = {
    token: { attribute: false },
    locale: {},
    list: { state: true },
    status: { state: true },
    problem: { state: true },
    query: { state: true },
    chosen: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        max-width: 76rem;
        margin-inline: auto;
      }
      h1 {
        font: 600 1.75rem/1.2 var(--reading);
      }
      .tools {
        align-items: end;
        gap: 1rem;
      }
      .tools label {
        flex: 1 1 12rem;
        font-size: 0.875rem;
        color: var(--muted);
      }
      .tools :is(input, select) {
        color: var(--ink);
        font-size: 1rem;
      }
      .attention,
      .problem {
        padding: 0.75rem 1rem;
        border: 1px solid var(--clay);
        border-radius: var(--corner);
        background: var(--clay-wash);
        color: var(--ink);
        max-width: none;
      }
      .empty {
        padding: 2rem 1.25rem;
        border: 1px dashed var(--line);
        border-radius: var(--corner);
      }
    `,
  ];
  declare token: string;
  declare locale: Locale;
  declare protected list: CompletionList | undefined;
  declare protected status: string;
  declare protected problem: string | null;
  /** Scores that are to be sent again together, by key. */
  declare protected chosen: ReadonlyMap<string, Resend>;
  declare protected query: { search: string; status: string; sort: string; page: string };

  private get t() {
    return completionWords[this.locale];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.query = { search: '', status: '', sort: 'name', page: '1' };
    this.status = this.t('loading');
    this.chosen = new Map();
    void this.begin();
    document.addEventListener('visibilitychange', this.reload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.reload);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Reasons and titles are the server's words: they come again in the new language.
    if (changed.get('locale') && this.list) void this.load({});
  }

  /** What we have is shown at once; a list of people that is old or was never read is then read again by itself. */
  private async begin(): Promise<void> {
    await this.load({});
    const { list } = this;
    if (list?.context && (list.rosterReadAt ?? 0) < Date.now() - oldRoster) await this.refresh();
  }

  /** Who comes back to this tab sees how things are now. */
  private readonly reload = (): void => {
    if (document.visibilityState === 'visible') void this.load({});
  };

  private async load(change: Partial<CompletionPage['query']>): Promise<void> {
    this.query = { ...this.query, ...change };
    await this.run(async () => {
      const query = new URLSearchParams(this.query);
      this.list = await callApi(`/api/completion?${query.toString()}`, completionListSchema, { token: this.token });
      this.status = this.t('count', { count: this.list.total });
    }, this.t('failed'));
  }

  private async run(work: () => Promise<void>, message = this.t('failed.action')): Promise<void> {
    try {
      await work();
      this.problem = null;
    } catch (error) {
      this.status = '';
      this.problem = error instanceof ApiFault && error.status === 401 ? this.t('ended') : message;
    }
  }

  private choose(which: Resend): void {
    const chosen = new Map(this.chosen);
    const key = keyOfResend(which);
    if (!chosen.delete(key)) chosen.set(key, which);
    this.chosen = chosen;
  }

  private async resend(body: Resend | { all: true } | { chosen: Resend[] }): Promise<void> {
    await this.run(async () => {
      const { resent } = await callApi('/api/scores/resend', resentSchema, { token: this.token, body });
      this.chosen = new Map();
      await this.load({});
      this.status = this.t('resend.done', { count: resent });
    });
  }

  private async refresh(): Promise<void> {
    await this.run(async () => {
      const query = new URLSearchParams(this.query);
      const path = `/api/roster/refresh?${query.toString()}`;
      this.list = await callApi(path, completionListSchema, { token: this.token, body: {} });
      this.status = this.list.rosterProblem === null ? this.t('refresh.done') : '';
    });
  }

  private async download(): Promise<void> {
    await this.run(async () => {
      const response = await request('/api/completion.csv', { token: this.token });
      saveFile(await response.blob(), this.t('csv.file'));
    });
  }

  private renderTools(): TemplateResult {
    const { t } = this;
    const { query } = this;
    const changed = (key: 'status' | 'sort') => (event: Event) =>
      this.load({ [key]: (event.target as HTMLSelectElement).value, page: '1' });
    return html`<form
      class="row tools"
      role="search"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const search = this.renderRoot.querySelector<HTMLInputElement>('#search')?.value ?? '';
        void this.load({ search, page: '1' });
      }}
    >
      <label>${t('search')}<input type="search" id="search" maxlength="100" .value=${query.search} /></label>
      <label
        >${t('status')}
        <select id="status" @change=${changed('status')}>
          <option value="">${t('status.all')}</option>
          ${completionStatuses.map(
            (one) => html`<option value=${one} ?selected=${query.status === one}>${t(`status.${one}`)}</option>`,
          )}
        </select></label
      >
      <label
        >${t('sort')}
        <select id="sort" @change=${changed('sort')}>
          ${completionSorts.map(
            (one) => html`<option value=${one} ?selected=${query.sort === one}>${t(`sort.${one}`)}</option>`,
          )}
        </select></label
      >
      <button>${t('searchButton')}</button>
    </form>`;
  }

  private ageOf(readAt: number): string {
    const { unit, count } = rosterAge(readAt, Date.now());
    return unit === 'now' ? this.t('age.now') : this.t(`age.${unit}`, { count });
  }

  private renderRoster(list: CompletionList): TemplateResult {
    const { t } = this;
    const readAt = list.rosterReadAt;
    return html`<div class="row">
      <span class="muted"
        >${
          readAt === null
            ? t('roster.never')
            : t('roster.readAt', { when: formatDate(new Date(readAt), this.locale, 'medium'), age: this.ageOf(readAt) })
        }</span
      >
      <button type="button" class="refresh" @click=${this.refresh}>${t('refresh')}</button>
      <button type="button" class="csv" @click=${this.download}>${t('csv')}</button>
    </div>`;
  }

  private renderPages({ page, pageSize, total }: CompletionList): TemplateResult | typeof nothing {
    const { t } = this;
    if (total <= pageSize) return nothing;
    const from = (page - 1) * pageSize + 1;
    const to = Math.min(page * pageSize, total);
    const turn = (by: number) => () => this.load({ page: String(page + by) });
    return html`<div class="row">
      ${page > 1 ? html`<button type="button" @click=${turn(-1)}>${t('page.previous')}</button>` : nothing}
      <span>${t('page.where', { from, to, total })}</span>
      ${to < total ? html`<button type="button" @click=${turn(1)}>${t('page.next')}</button>` : nothing}
    </div>`;
  }

  private renderPeople(list: CompletionList): TemplateResult {
    const { t } = this;
    if (list.modules.length === 0) return html`<p class="empty">${t('empty.modules')}</p>`;
    if (list.rosterSize === 0) return html`<p class="empty">${t('empty.people')}</p>`;
    if (list.total === 0) {
      const reset = () => this.load({ search: '', status: '', page: '1' });
      return html`<div class="empty">
        <p>${t('empty.match')}</p>
        <button class="link" type="button" @click=${reset}>${t('empty.reset')}</button>
      </div>`;
    }
    return html`<completion-table
        .list=${list}
        .chosen=${this.chosen}
        .locale=${this.locale}
        @choose=${(event: CustomEvent<Resend>) => this.choose(event.detail)}
        @resend=${(event: CustomEvent<Resend>) => this.resend(event.detail)}
      ></completion-table>
      ${this.renderPages(list)}`;
  }

  private renderList(list: CompletionList): TemplateResult {
    const { t } = this;
    return html`${
        list.attention > 0
          ? html`<div class="attention row">
              <p>${t('attention', { count: list.attention })}</p>
              <button type="button" class="resend-all" @click=${() => this.resend({ all: true })}>
                ${t('resend.all')}
              </button>
              ${
                this.chosen.size > 0
                  ? html`<button
                      type="button"
                      class="resend-chosen"
                      @click=${() => this.resend({ chosen: [...this.chosen.values()] })}
                    >
                      ${t('resend.selected', { count: this.chosen.size })}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${this.renderTools()} ${list.rosterProblem ? html`<p class="problem">${list.rosterProblem}</p>` : nothing}
      <p class="small muted" role="status">${this.status}</p>
      ${this.renderPeople(list)} ${this.renderRoster(list)}`;
  }

  override render() {
    const { t } = this;
    const context = this.list?.context?.title;
    return html`<main class="stack" aria-labelledby="completion-title">
      <h1 tabindex="-1" id="completion-title">${t('title')}</h1>
      <p class="muted">${context ? t('intro', { context }) : t('introNoContext')}</p>
      ${
        this.problem
          ? html`<div class="problem row" role="alert">
              <p>${this.problem}</p>
              <button type="button" @click=${() => this.load({})}>${t('failed.retry')}</button>
            </div>`
          : nothing
      }
      ${this.list ? this.renderList(this.list) : html`<p role="status">${this.status}</p>`}
    </main>`;
  }
}
customElements.define('completion-page', CompletionPage);
