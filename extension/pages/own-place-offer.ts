import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { sendMessage } from '../messages/send-message.ts';
import { readClock } from '../nudging/clock.ts';
import { asksInTab, openOwnPlacePage } from '../own-places/own-place-page.ts';
import { type Site, siteOf } from '../own-places/site-of.ts';
import { readLookedAt } from '../storage/looked-at.ts';
import { readWish } from '../storage/wish.ts';
import { isOriginAllowed } from './is-origin-allowed.ts';
import type { PopupWords } from './page-words.ts';

/** "Prompt me on this site", at the end of the popup: what can be done about the tab that the popup was opened over. */
export class OwnPlaceOffer extends LitElement {
  static override properties = {
    t: { attribute: false },
    site: { state: true },
    isOpen: { state: true },
    wasRefused: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      /* Its button stands in the row of the popup's links, its form below them all. */
      :host {
        display: contents;
      }
      button.link {
        font-size: 0.875rem;
      }
      own-place-form {
        flex: 1 0 100%;
        margin-block-start: 0.5rem;
      }
    `,
  ];

  declare t: PopupWords;
  declare private site: Site | undefined;
  declare private isOpen: boolean;
  declare private wasRefused: boolean;

  constructor() {
    super();
    this.isOpen = false;
    this.wasRefused = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  private async look(): Promise<void> {
    // The address is there because the person pressed the button over this tab (activeTab), and for no other tab.
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const site = siteOf(tab?.url, { isPrivate: tab?.incognito === true });
    const [wish, lookedAt] = await Promise.all([readWish(await readClock()), readLookedAt()]);
    if (site.kind === 'site' && wish?.wished.kind === 'own' && wish.wished.origin === site.origin) {
      this.wasRefused = !(await isOriginAllowed(site.origin));
      this.isOpen = true;
    }
    // The browser's question closed the popup that asked it: what came of it is known now.
    if (wish) await sendMessage({ type: 'permissionAnswered' });
    if (lookedAt) {
      this.isOpen = true;
      await sendMessage({ type: 'siteLookedAt', site: null });
    }
    this.site = site;
    if (!this.isOpen) return;
    await this.updateComplete;
    const button = this.renderRoot.querySelector('button');
    button?.scrollIntoView();
    button?.focus();
  }

  protected override willUpdate(): void {
    // The popup opens without it: most people open it for something else.
    if (this.isOpen) void import('./own-place-form.ts');
  }

  private async press(): Promise<void> {
    if (this.site?.kind !== 'site' || !asksInTab()) {
      this.isOpen = !this.isOpen;
      return;
    }
    await sendMessage({ type: 'siteLookedAt', site: this.site });
    await openOwnPlacePage();
    window.close();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, site, isOpen } = this;
    if (!site) return nothing;
    return html`<button type="button" class="link" aria-expanded=${isOpen} @click=${() => this.press()}>
        ${t('ownPlaceTitle')}
      </button>
      ${isOpen ? html`<own-place-form .locale=${t.locale} .site=${site} inPopup .wasRefused=${this.wasRefused}></own-place-form>` : nothing}`;
  }
}
customElements.define('own-place-offer', OwnPlaceOffer);
