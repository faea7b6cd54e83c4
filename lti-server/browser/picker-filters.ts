import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { behaviourColours } from '#shared/components/behaviour-colours.ts';
import { behaviourMark } from '#shared/components/marks.ts';
import { behaviours, elements, type Behaviour } from '#shared/schemas/framework.ts';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Path } from '#shared/schemas/path.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';
import { type ModuleFilter, welshOf } from './filter-modules.ts';
import { pickerWords } from './picker-words.ts';
import { playerWords } from './words.ts';

type Option = readonly [value: string, name: string];

/** What a teacher looks for in the picker. Event `filter-changed`: the whole ModuleFilter as it now is. */
export class PickerFilters extends LitElement {
  static override properties = {
    modules: { attribute: false },
    paths: { attribute: false },
    filter: { attribute: false },
    locale: {},
  };
  static override styles = [
    baseStyles,
    controlStyles,
    behaviourColours,
    css`
      .find {
        max-width: 30rem;
      }
      label {
        display: grid;
        gap: 0.25rem;
        font-weight: 500;
      }
      .behaviours button {
        display: inline-flex;
        gap: 0.5rem;
        align-items: center;
      }
      .behaviours button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
        box-shadow: inset 0 -3px var(--accent);
      }
      summary {
        width: fit-content;
        padding-block: 0.625rem;
        color: var(--accent);
        font-weight: 500;
        cursor: pointer;
      }
      .more {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
        gap: 1rem;
        padding-block: 0.5rem;
      }
      @media (forced-colors: active) {
        .behaviours button[aria-pressed='true'] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];
  declare modules: readonly ModuleSummary[];
  declare paths: readonly Path[];
  declare filter: ModuleFilter;
  declare locale: Locale;

  private get t() {
    return pickerWords[this.locale];
  }

  private change(part: Partial<ModuleFilter>): void {
    this.dispatchEvent(new CustomEvent<ModuleFilter>('filter-changed', { detail: { ...this.filter, ...part } }));
  }

  private renderBehaviours(): TemplateResult {
    const options: (Behaviour | null)[] = [null, ...behaviours];
    return html`<div class="row behaviours" role="group" aria-label=${this.t('filter')}>
      ${options.map(
        (one) =>
          html`<button
            type="button"
            aria-pressed=${this.filter.behaviour === one ? 'true' : 'false'}
            @click=${() => this.change({ behaviour: one })}
          >
            ${one ? behaviourMark(one) : nothing}${one ? playerWords[this.locale](`behaviour.${one}`) : this.t('filter.all')}
          </button>`,
      )}
    </div>`;
  }

  /** Only where it tells modules apart. */
  private renderSelect(
    name: 'path' | 'element' | 'minutes' | 'welsh',
    options: readonly Option[],
  ): TemplateResult | typeof nothing {
    if (options.length < 2) return nothing;
    const chosen = this.filter[name];
    const change = (event: Event): void => {
      const { value } = event.target as HTMLSelectElement;
      const read = name === 'minutes' ? Number(value) : value;
      this.change({ [name]: value === '' ? null : read });
    };
    return html`<label>
      ${this.t(`filter.${name}`)}
      <select name=${name} @change=${change}>
        ${[['', this.t('filter.any')] as const, ...options].map(
          ([value, text]) => html`<option value=${value} .selected=${value === String(chosen ?? '')}>${text}</option>`,
        )}
      </select>
    </label>`;
  }

  private renderMore(): TemplateResult {
    const { t, modules, paths, filter } = this;
    const pathOptions = paths.map(({ id, locales }): Option => [id, textIn(locales, this.locale).text.title]);
    const elementOptions = elements
      .filter((one) => modules.some((module) => module.elements.includes(one)))
      .map((one): Option => [one, t(`element.${one}`)]);
    const lengths = [...new Set(modules.map(({ minutes }) => minutes))].toSorted((one, other) => one - other);
    const lengthOptions = lengths.map((minutes): Option => [String(minutes), t('filter.upTo', { minutes })]);
    const welshOptions = (['reviewed', 'draft', 'missing'] as const)
      .filter((state) => modules.some((module) => welshOf(module) === state))
      .map((state): Option => [state, t(`welsh.${state}`)]);
    const used = [filter.path, filter.element, filter.minutes, filter.welsh].filter((part) => part !== null).length;
    return html`<details>
      <summary>${t('filter.more', { count: used })}</summary>
      <div class="more">
        ${this.renderSelect('path', pathOptions)} ${this.renderSelect('element', elementOptions)}
        ${this.renderSelect('minutes', lengthOptions)} ${this.renderSelect('welsh', welshOptions)}
      </div>
    </details>`;
  }

  override render() {
    return html`<search class="stack" aria-label=${this.t('filters')}>
      <label class="find">
        ${this.t('search')}
        <input
          type="search"
          autocomplete="off"
          maxlength="100"
          .value=${this.filter.text}
          @input=${(event: Event) => this.change({ text: (event.target as HTMLInputElement).value })}
        />
      </label>
      ${this.renderBehaviours()} ${this.renderMore()}
    </search>`;
  }
}
customElements.define('picker-filters', PickerFilters);
