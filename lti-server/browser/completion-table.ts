import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { formatDate } from '#shared/components/format-date.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { CompletionCell, CompletionList, CompletionPerson } from '../pages/completion-list.ts';
import { completionWords } from './completion-words.ts';
import { stateMark } from './state-marks.ts';
import { tableStyles } from './table-styles.ts';

export interface Resend {
  resourceLinkId: string;
  sub: string;
}

/** Which score, as a text that a set can hold. */
export function keyOfResend({ resourceLinkId, sub }: Resend): string {
  return JSON.stringify([resourceLinkId, sub]);
}

/**
 * People against modules. Beside a score that is not in the gradebook: event `resend` {resourceLinkId, sub} from its
 * button, and `choose` with the same from its box, checked when `chosen` has its key.
 */
export class CompletionTable extends LitElement {
  static override properties = { list: { attribute: false }, chosen: { attribute: false }, locale: {} };
  static override styles = [baseStyles, controlStyles, tableStyles];
  declare list: CompletionList;
  declare chosen: ReadonlyMap<string, Resend>;
  declare locale: Locale;

  private tell(event: 'resend' | 'choose', detail: Resend): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  private renderScore(cell: CompletionCell, person: CompletionPerson, title: string): TemplateResult | typeof nothing {
    const { score } = cell;
    if (!score) return nothing;
    const t = completionWords[this.locale];
    const name = person.name ?? t('noName');
    const which = { resourceLinkId: cell.resourceLinkId, sub: person.sub };
    const isOpen = score.state === 'refused' || score.state === 'superseded';
    return html`<p class="score" data-state=${score.state}>
        ${stateMark(score.state)}<span>${t(`score.${score.state}`)}</span>
      </p>
      ${score.reason ? html`<p class="small reason">${score.reason}</p>` : nothing}
      ${
        isOpen
          ? html`<p class="again">
              <input
                type="checkbox"
                aria-label=${t('resend.select', { module: title, name })}
                .checked=${this.chosen.has(keyOfResend(which))}
                @change=${() => this.tell('choose', which)}
              />
              <button
                type="button"
                aria-label=${t('resend.label', { module: title, name })}
                @click=${() => this.tell('resend', which)}
              >
                ${t('resend')}
              </button>
            </p>`
          : nothing
      }`;
  }

  private renderCell(cell: CompletionCell, person: CompletionPerson, index: number): TemplateResult {
    const t = completionWords[this.locale];
    const module = this.list.modules[index];
    const title = module?.title ?? '';
    const hasNoColumn = cell.state === 'done' && !cell.score && !module?.hasColumn;
    return html`<td data-module=${title} data-resource-link=${cell.resourceLinkId}>
      <p class="state" data-state=${cell.state}>
        ${stateMark(cell.state)}
        <span
          >${
            cell.doneAt === null
              ? t(`cell.${cell.state}`)
              : t('cell.doneAt', { when: formatDate(new Date(cell.doneAt), this.locale, 'medium') })
          }</span
        >
      </p>
      ${this.renderScore(cell, person, title)}
      ${hasNoColumn ? html`<p class="small muted">${t('score.noColumn')}</p>` : nothing}
    </td>`;
  }

  override render() {
    const t = completionWords[this.locale];
    const { modules, people } = this.list;
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${t('title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('person')}</th>
            ${modules.map((module) => html`<th scope="col">${module.title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${people.map(
            (person) =>
              html`<tr data-sub=${person.sub}>
                <th scope="row">${person.name ?? html`<span class="muted">${t('noName')}</span>`}</th>
                ${person.cells.map((cell, index) => this.renderCell(cell, person, index))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
customElements.define('completion-table', CompletionTable);
