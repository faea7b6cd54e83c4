import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Place } from '#shared/schemas/place.ts';
import { grantedOrigins } from '../nudging/granted-origins.ts';
import { sendMessage } from '../messages/send-message.ts';
import { places } from '../places/places.ts';
import { askPermission } from './ask-permission.ts';
import { placeRule } from '../policy/place-rules.ts';
import type { Policy } from '../policy/policy.ts';
import { checkPlace } from './check-place.ts';
import { type PageWord, type PageWords, wordOf } from './page-words.ts';
import { rereadWhen } from './reread-when.ts';
import { watchPermissions } from './watch-permissions.ts';

/** Sites that may prompt. The browser itself asks for each, and what it holds is the only record of the answer. */
export class PlaceList extends LitElement {
  static override properties = {
    t: { attribute: false },
    policy: { attribute: false },
    allowed: { state: true },
    notice: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      small {
        display: block;
      }
      .place {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 0.75rem;
      }
      .place + .place {
        margin-block-start: 0.5rem;
      }
      .choice {
        flex: 1;
      }
    `,
  ];

  declare t: PageWords;
  /** What an organisation says of sites; it allows none. */
  declare policy: Policy;
  declare allowed: ReadonlySet<string>;
  declare notice: string;

  constructor() {
    super();
    this.policy = {};
    this.allowed = new Set();
    this.notice = '';
    rereadWhen(this, () => void this.readAllowed(), [watchPermissions]);
  }

  private async readAllowed(): Promise<void> {
    const granted = await Promise.all(places.map(async (place) => (await grantedOrigins(place)).length > 0));
    this.allowed = new Set(places.filter((_place, index) => granted[index]).map(({ id }) => id));
  }

  private async toggle(place: Place, box: HTMLInputElement): Promise<void> {
    let word: PageWord;
    if (box.checked) {
      // Nothing may be awaited before this call: the browser asks only within the click.
      const outcome = await askPermission({ kind: 'known', placeId: place.id });
      word = ({ allowed: 'sitesAllowed', refused: 'sitesRefused', notSaved: 'notSaved' } as const)[outcome];
    } else {
      // The calendar may be read from the same site: the background knows what else needs the permission.
      const { isDone } = await sendMessage({ type: 'placeWithdrawn', placeId: place.id });
      word = isDone ? 'sitesWithdrawn' : 'notSaved';
    }
    await this.readAllowed();
    box.checked = this.allowed.has(place.id);
    this.notice = this.t(word, { site: place.name });
  }

  private async check(place: Place): Promise<void> {
    const { t } = this;
    const outcome = await checkPlace(place);
    const group = isOfCalls(place) && outcome !== 'found' ? 'sitesCheckCall' : 'sitesCheck';
    const moments = t(wordOf('sitesMoments', place.moments[0] ?? 'compose'));
    this.notice = t(wordOf(group, outcome), { site: place.name, moments });
  }

  private checkButton(place: Place): TemplateResult {
    return html`<button
      type="button"
      class="link"
      aria-label=${this.t('sitesCheckOf', { site: place.name })}
      @click=${() => this.check(place)}
    >
      ${this.t('sitesCheck')}
    </button>`;
  }

  private drawRule(place: Place): TemplateResult | typeof nothing {
    const rule = placeRule(place, this.policy);
    if (rule === null || rule === 'hidden') return nothing;
    return html`<small class="small muted">${this.t(rule === 'blocked' ? 'policyBlocked' : 'policySuggested')}</small>`;
  }

  protected override render(): TemplateResult {
    const { t } = this;
    // One that is allowed is listed whatever an organisation says: it can be taken back here.
    const offered = places.filter((place) => this.allowed.has(place.id) || placeRule(place, this.policy) !== 'hidden');
    return html`${offered.map(
        (place) =>
          html`<div class="place">
            <label class="choice">
              <input
                type="checkbox"
                name=${place.id}
                .checked=${this.allowed.has(place.id)}
                ?disabled=${!this.allowed.has(place.id) && placeRule(place, this.policy) === 'blocked'}
                @change=${(event: Event) => this.toggle(place, event.currentTarget as HTMLInputElement)}
              />
              <span
                >${place.name} ${this.drawRule(place)}
                ${place.moments
                  // A reply is an email, too, and is not named beside it.
                  .filter((moment) => moment !== 'reply')
                  .map((moment) => t('sitesHint', { moments: t(wordOf('sitesMoments', moment)) }))
                  .map((hint) => html`<small class="small muted">${hint}</small>`)}
                ${
                  place.origins.length > 1
                    ? html`<small class="small muted">${t('sitesAddresses', { count: place.origins.length })}</small>`
                    : nothing
                }</span
              >
            </label>
            ${this.allowed.has(place.id) ? this.checkButton(place) : nothing}
          </div>`,
      )}
      <p class="small" role="status">${this.notice}</p>`;
  }
}

const isOfCalls = ({ moments }: Place): boolean => moments[0] === 'meetingEnded';
customElements.define('place-list', PlaceList);
