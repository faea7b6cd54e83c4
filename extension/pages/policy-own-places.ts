import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { ownPlacesItem } from '../storage/items.ts';
import type { OwnPlace } from '../storage/own-place.ts';
import { readItem, watchItems } from '../storage/stored-item.ts';
import type { Policy } from '../policy/policy.ts';
import { askPermission } from './ask-permission.ts';
import { fieldStyles } from './field-styles.ts';
import { hostText } from './host-text.ts';
import { loadOwnPlaceWords, type OwnPlaceWords, ownWordOf } from './own-place-words.ts';
import type { PageWords } from './page-words.ts';
import { rereadWhen } from './reread-when.ts';

type Suggested = Pick<OwnPlace, 'origin' | 'moment'>;

/** Sites that an organisation suggests and nobody has added yet. The browser asks for each: a policy allows nothing. */
export class PolicyOwnPlaces extends LitElement {
  static override properties = {
    t: { attribute: false },
    policy: { attribute: false },
    words: { state: true },
    added: { state: true },
    notice: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare policy: Policy;
  declare private words: OwnPlaceWords | undefined;
  /** Undefined until they were looked up. */
  declare private added: ReadonlySet<string> | undefined;
  declare private notice: string;

  constructor() {
    super();
    this.notice = '';
    rereadWhen(this, () => void this.reread(), [watchItems]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void loadOwnPlaceWords(this.t.locale).then((words) => (this.words = words));
  }

  private async reread(): Promise<void> {
    const { places } = (await readItem(ownPlacesItem)).value;
    this.added = new Set(places.map(({ origin }) => origin));
  }

  private async add({ origin, moment }: Suggested, words: OwnPlaceWords): Promise<void> {
    // Nothing may be awaited before this call: the browser asks only within the click.
    const outcome = await askPermission({ kind: 'own', origin, moment });
    await this.reread();
    const said = { allowed: 'ownPlaceAdded', refused: 'ownPlaceRefused', notSaved: 'notSaved' } as const;
    this.notice = words(said[outcome], { host: hostText(origin) });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, words, added } = this;
    if (!words || !added) return nothing;
    const open = this.policy.places?.own?.filter(({ origin }) => !added.has(origin)) ?? [];
    return html`${open.length === 0 ? nothing : html`<h3>${t('policySuggested')}</h3>`}
      <ul class="plain">
        ${open.map((place) => this.drawPlace(place, words))}
      </ul>
      <p class="small" role="status">${this.notice}</p>`;
  }

  private drawPlace(place: Suggested, words: OwnPlaceWords): TemplateResult {
    const host = hostText(place.origin);
    return html`<li class="row">
      <span>${words('ownPlacesAt', { host })} … ${words(ownWordOf('ownPlaceMoment', place.moment))}</span>
      <button type="button" @click=${() => this.add(place, words)}>
        ${this.t('policyOwnAllow')}<span class="sr-only"> (${host})</span>
      </button>
    </li>`;
  }
}
customElements.define('policy-own-places', PolicyOwnPlaces);
