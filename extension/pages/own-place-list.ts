import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { ownPlacesItem } from '../storage/items.ts';
import { ownMoments, type OwnMoment, type OwnPlace } from '../storage/own-place.ts';
import { readItem, watchItems } from '../storage/stored-item.ts';
import { askPermission } from './ask-permission.ts';
import { fieldStyles } from './field-styles.ts';
import { hostText } from './host-text.ts';
import { isOriginAllowed } from './is-origin-allowed.ts';
import { type OwnPlaceWord, type OwnPlaceWords, loadOwnPlaceWords, ownWordOf } from './own-place-words.ts';
import { rereadWhen } from './reread-when.ts';
import { watchPermissions } from './watch-permissions.ts';

/** The sites that somebody added: what each is for, to change and to remove. */
export class OwnPlaceList extends LitElement {
  static override properties = {
    locale: { attribute: false },
    t: { state: true },
    places: { state: true },
    allowed: { state: true },
    notice: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      h3 {
        margin-block-end: 0.5rem;
      }
      li + li {
        margin-block-start: 0.75rem;
      }
      label {
        display: block;
        overflow-wrap: anywhere;
      }
      select {
        flex: 1 1 14rem;
        width: auto;
        min-width: 0;
      }
    `,
  ];

  declare locale: Locale;
  declare private t: OwnPlaceWords | undefined;
  /** Undefined until they were looked up. */
  declare private places: OwnPlace[] | undefined;
  declare private allowed: ReadonlySet<string>;
  declare private notice: { word: OwnPlaceWord; host: string } | null;

  constructor() {
    super();
    this.allowed = new Set();
    this.notice = null;
    rereadWhen(this, () => void this.look(), [watchItems, watchPermissions]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale')) void loadOwnPlaceWords(this.locale).then((words) => (this.t = words));
  }

  private async look(): Promise<void> {
    const { places } = (await readItem(ownPlacesItem)).value;
    const granted = await Promise.all(places.map(({ origin }) => isOriginAllowed(origin)));
    this.allowed = new Set(places.filter((_place, index) => granted[index]).map(({ origin }) => origin));
    this.places = places;
  }

  private async tell(message: Message, word: OwnPlaceWord, host: string): Promise<void> {
    const { isDone } = await sendMessage(message);
    await this.look();
    this.notice = { word: isDone ? word : 'notSaved', host };
  }

  private async removePlace(origin: string, host: string): Promise<void> {
    await this.tell({ type: 'ownPlaceRemoved', origin }, 'ownPlaceRemoved', host);
    await this.updateComplete;
    // The button that had the focus is gone with its site.
    this.renderRoot.querySelector<HTMLElement>('#notice')?.focus();
  }

  private async allowAgain({ origin, moment }: OwnPlace, host: string): Promise<void> {
    // Nothing may be awaited before this call: the browser asks only within the click.
    const outcome = await askPermission({ kind: 'own', origin, moment });
    await this.look();
    const words = { allowed: 'ownPlaceAdded', refused: 'ownPlaceRefused', notSaved: 'notSaved' } as const;
    this.notice = { word: words[outcome], host };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, places, notice } = this;
    if (!t || !places) return nothing;
    return html`<h3>${t('ownPlacesHeading')}</h3>
      ${
        places.length === 0
          ? html`<p class="muted">${t('ownPlacesEmpty')}</p>`
          : html`<ul class="plain">
              ${places.map((place) => this.drawPlace(t, place))}
            </ul>`
      }
      <p id="notice" class="small" role="status" tabindex="-1">
        ${notice === null ? '' : t(notice.word, { host: notice.host })}
      </p>`;
  }

  private drawPlace(t: OwnPlaceWords, place: OwnPlace): TemplateResult {
    const { origin } = place;
    const host = hostText(origin);
    const choose = (event: Event): void => {
      const moment = (event.currentTarget as HTMLSelectElement).value as OwnMoment;
      void this.tell({ type: 'ownPlaceChanged', origin, moment }, 'ownPlaceChanged', host);
    };
    return html`<li>
      <label for=${origin}>${t('ownPlacesAt', { host })} …</label>
      <div class="row">
        <select id=${origin} @change=${choose}>
          ${ownMoments.map(
            (moment) =>
              html`<option value=${moment} ?selected=${moment === place.moment}>
                ${t(ownWordOf('ownPlaceMoment', moment))}
              </option>`,
          )}
        </select>
        <button
          type="button"
          class="link"
          aria-label=${t('ownPlaceRemoveOf', { host })}
          @click=${() => this.removePlace(origin, host)}
        >
          ${t('ownPlaceRemove')}
        </button>
      </div>
      ${
        this.allowed.has(origin)
          ? nothing
          : html`<p class="wrong">${t('ownPlaceAgain', { host })}</p>
              <button type="button" @click=${() => this.allowAgain(place, host)}>
                ${t('ownPlaceAllowAgain', { host })}
              </button>`
      }
    </li>`;
  }
}
customElements.define('own-place-list', OwnPlaceList);
