import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Policy } from '../policy/policy.ts';
import { unknownPlaces } from '../policy/place-rules.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

/** What an organisation can set here and what it never can; nothing where there is no organisation. */
export class PolicySummary extends LitElement {
  static override properties = { t: { attribute: false }, policy: { attribute: false }, unread: { attribute: false } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare policy: Policy;
  /** Parts of it that could not be read. */
  declare unread: readonly string[];

  protected override render(): TemplateResult | typeof nothing {
    const { t } = this;
    const unread = [...this.unread, ...unknownPlaces(this.policy)];
    if (unread.length === 0 && Object.keys(this.policy).length === 0) return nothing;
    return html`<section class="panel">
      <h2>${t('policyHeading')}</h2>
      <p>${t('policyCan')}</p>
      <p>${t('policyCannot')}</p>
      ${
        unread.length === 0
          ? nothing
          : html`<p class="wrong">${t('policyUnread', { count: unread.length })}</p>
              <ul class="small" lang="en">
                ${unread.map((path) => html`<li><code>${path}</code></li>`)}
              </ul>`
      }
    </section>`;
  }
}
customElements.define('policy-summary', PolicySummary);
