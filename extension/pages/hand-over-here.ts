import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '#shared/schemas/locale.ts';
import { findHandOver, type HeldOut } from '../hand-over/find-hand-over.ts';
import type { HandOverWords } from './hand-over-words.ts';
import type { PopupWords } from './page-words.ts';

/**
 * Looks once, when the popup opens, whether the page in front holds a plan; only then is the rest loaded. `challengeOn`
 * says whether a challenge is on; `now` in milliseconds since 1970.
 */
export class HandOverHere extends LitElement {
  static override properties = {
    t: { attribute: false },
    locale: {},
    now: {},
    challengeOn: { type: Boolean },
    held: { state: true },
  };

  static override styles = css`
    :host {
      display: block;
    }
  `;

  declare t: PopupWords;
  declare locale: Locale;
  declare now: number;
  declare challengeOn: boolean;
  /** Null once it is known that there is none. */
  declare private held: { out: HeldOut; words: HandOverWords } | null | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  private async look(): Promise<void> {
    const out = await findHandOver();
    if (!out) {
      this.held = null;
      return;
    }
    const [{ loadHandOverWords }] = await Promise.all([import('./hand-over-words.ts'), import('./hand-over-offer.ts')]);
    this.held = { out, words: await loadHandOverWords(this.locale) };
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.held) return nothing;
    return html`<hand-over-offer
      .t=${this.t}
      .words=${this.held.words}
      .held=${this.held.out}
      .now=${this.now}
      .challengeOn=${this.challengeOn}
    ></hand-over-offer>`;
  }
}
customElements.define('hand-over-here', HandOverHere);
