import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { KeptPack } from '../storage/kept-pack.ts';
import type { ReadPacks } from '../storage/read-packs.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

/** The packs that are in use. Events `pack-look` and `pack-drop`, detail the KeptPack. */
export class PackList extends LitElement {
  static override properties = {
    t: { attribute: false },
    read: { attribute: false },
    held: { attribute: false },
    isBusy: { type: Boolean },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      li + li {
        margin-block-start: 0.75rem;
      }
    `,
  ];

  declare t: PageWords;
  declare read: ReadPacks;
  /** Ids of those that an organisation has set. */
  declare held: ReadonlySet<string>;
  declare isBusy: boolean;

  private tell(type: 'pack-look' | 'pack-drop', detail: KeptPack): void {
    this.dispatchEvent(new CustomEvent<KeptPack>(type, { detail }));
  }

  protected override render(): TemplateResult {
    const { t } = this;
    const { packs, unreadable } = this.read;
    return html`${packs.length + unreadable === 0 ? html`<p class="muted">${t('packsEmpty')}</p>` : nothing}
      ${unreadable > 0 ? html`<p class="wrong">${t('packsUnreadable', { count: unreadable })}</p>` : nothing}
      <ul class="plain">
        ${packs.map((pack) => this.drawPack(pack))}
      </ul>`;
  }

  private drawPack(pack: KeptPack): TemplateResult {
    const { t } = this;
    const { name, version, publisher, nudges, moduleCount, from } = pack;
    return html`<li class="panel">
      <h3>${name}</h3>
      <p class="small muted">
        ${t('packVersion', { version })} · ${t('packPrompts', { count: nudges.length })}
        ${publisher === null ? nothing : html` · ${publisher}`}
      </p>
      ${moduleCount > 0 ? html`<p class="small muted">${t('packModules', { count: moduleCount })}</p>` : nothing}
      ${from ? html`<p class="small muted">${t('packFrom', { address: from.address })}</p>` : nothing}
      ${this.held.has(pack.id) ? html`<p class="small">${t('policyHeld')}</p>` : this.drawButtons(pack)}
    </li>`;
  }

  private drawButtons(pack: KeptPack): TemplateResult {
    const { t, isBusy } = this;
    const { name, from } = pack;
    return html`<div class="row">
      ${
        from
          ? html`<button type="button" ?disabled=${isBusy} @click=${() => this.tell('pack-look', pack)}>
              ${t('packLook')}<span class="sr-only"> (${name})</span>
            </button>`
          : nothing
      }
      <button type="button" ?disabled=${isBusy} @click=${() => this.tell('pack-drop', pack)}>
        ${t('packRemove')}<span class="sr-only"> (${name})</span>
      </button>
    </div>`;
  }
}
customElements.define('pack-list', PackList);
