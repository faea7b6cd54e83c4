import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { Site } from '../own-places/site-of.ts';
import { maxOwnPlaces, type OwnMoment } from '../storage/own-place.ts';
import { watchItems } from '../storage/stored-item.ts';
import type { Wished } from '../storage/wish.ts';
import { askPermission, type PermissionOutcome } from './ask-permission.ts';
import { fieldStyles } from './field-styles.ts';
import { hostText } from './host-text.ts';
import { ownMomentChoice } from './own-moment-choice.ts';
import { type OwnPlaceWord, type OwnPlaceWords, loadOwnPlaceWords, ownWordOf } from './own-place-words.ts';
import { type PlaceStanding, placeStanding } from './place-standing.ts';
import { rereadWhen } from './reread-when.ts';
import { watchPermissions } from './watch-permissions.ts';

/** Adds a site as a place, changes or removes it, or says why prompts cannot come there. */
export class OwnPlaceForm extends LitElement {
  static override properties = {
    locale: { attribute: false },
    t: { state: true },
    site: { attribute: false },
    wasRefused: { type: Boolean },
    inPopup: { type: Boolean },
    standing: { state: true },
    chosen: { state: true },
    notice: { state: true },
    isAsking: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare locale: Locale;
  declare private t: OwnPlaceWords | undefined;
  declare site: Site;
  /** The browser was asked for this site already, and somebody said no. */
  declare wasRefused: boolean;
  declare inPopup: boolean;
  declare private standing: PlaceStanding | undefined;
  declare private chosen: OwnMoment;
  declare private notice: OwnPlaceWord | null;
  declare private isAsking: boolean;

  constructor() {
    super();
    this.wasRefused = false;
    this.inPopup = false;
    this.chosen = 'ownPlace';
    this.notice = null;
    this.isAsking = false;
    rereadWhen(this, () => void this.look(), [watchItems, watchPermissions]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale')) void loadOwnPlaceWords(this.locale).then((words) => (this.t = words));
    if (changed.has('site')) void this.look();
    if (changed.has('wasRefused') && this.wasRefused) this.notice = 'ownPlaceRefused';
  }

  private async look(): Promise<void> {
    if (this.site.kind === 'site') this.standing = await placeStanding(this.site.origin);
  }

  private ask(wished: Wished): void {
    // Nothing may be awaited before this call: the browser asks only within the click.
    const asking = askPermission(wished, { inPopup: this.inPopup });
    this.isAsking = true;
    this.notice = 'ownPlaceAsking';
    void this.hear(asking);
  }

  private async hear(asking: Promise<PermissionOutcome>): Promise<void> {
    const words = { allowed: 'ownPlaceAdded', refused: 'ownPlaceRefused', notSaved: 'notSaved' } as const;
    const word = words[await asking];
    await this.look();
    this.isAsking = false;
    this.notice = word;
  }

  private async tell(message: Message, done: OwnPlaceWord): Promise<void> {
    const { isDone } = await sendMessage(message);
    await this.look();
    this.notice = isDone ? done : 'notSaved';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, site } = this;
    if (!t) return nothing;
    if (site.kind === 'unfit') return html`<p>${t(ownWordOf('ownPlaceUnfit', site.why))}</p>`;
    if (!this.standing) return nothing;
    const host = this.standing.kind === 'known' ? this.standing.place.name : hostText(site.origin);
    return html`<section>
      ${this.drawStanding(t, this.standing, site.origin, host)}
      <p class=${this.notice === 'notSaved' ? 'wrong' : ''} role="status">
        ${this.notice === null ? '' : t(this.notice, { host })}
      </p>
    </section>`;
  }

  private drawStanding(t: OwnPlaceWords, standing: PlaceStanding, origin: string, host: string): TemplateResult {
    if (standing.kind === 'full') return html`<p>${t('ownPlaceFull', { max: maxOwnPlaces })}</p>`;
    if (standing.kind === 'known') {
      if (standing.isAllowed) return html`<p>${t('ownPlaceKnownOn', { site: host })}</p>`;
      return html`<p>${t('ownPlaceKnown', { site: host })}</p>
        ${this.askButton({ kind: 'known', placeId: standing.place.id }, t('ownPlaceKnownAllow', { site: host }))}`;
    }
    if (standing.kind === 'new') {
      return html`${ownMomentChoice(t, {
          legend: t('ownPlaceWhen', { host }),
          chosen: this.chosen,
          choose: (moment) => (this.chosen = moment),
        })}
        <p class="small muted">${t('ownPlaceHint', { host })}</p>
        ${this.askButton({ kind: 'own', origin, moment: this.chosen }, t('ownPlaceAdd', { host }))}`;
    }
    return html`${ownMomentChoice(t, {
        legend: t('ownPlaceHere', { host }),
        chosen: standing.place.moment,
        choose: (moment) => void this.tell({ type: 'ownPlaceChanged', origin, moment }, 'ownPlaceChanged'),
      })}
      ${
        standing.isAllowed
          ? nothing
          : html`<p class="wrong">${t('ownPlaceAgain', { host })}</p>
              ${this.askButton(
                { kind: 'own', origin, moment: standing.place.moment },
                t('ownPlaceAllowAgain', { host }),
              )}`
      }
      <button
        type="button"
        class="link"
        aria-label=${t('ownPlaceRemoveOf', { host })}
        @click=${() => this.tell({ type: 'ownPlaceRemoved', origin }, 'ownPlaceRemoved')}
      >
        ${t('ownPlaceRemove')}
      </button>`;
  }

  private askButton(wished: Wished, words: string): TemplateResult {
    return html`<button type="button" class="primary" ?disabled=${this.isAsking} @click=${() => this.ask(wished)}>
      ${words}
    </button>`;
  }
}
customElements.define('own-place-form', OwnPlaceForm);
