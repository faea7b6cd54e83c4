import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { tendMark } from '#shared/components/marks.ts';
import type { Site } from '../own-places/site-of.ts';
import { readLookedAt, watchLookedAt } from '../storage/looked-at.ts';
import './own-place-form.ts';
import { PageElement } from './page-element.ts';

/** Adds the site from which it was opened: in a tab, for browsers in which a popup cannot ask. */
export class TendOwnPlace extends PageElement {
  static override properties: PropertyDeclarations = { site: { state: true } };

  declare site: Site | null;
  private stopWatchingSite: (() => void) | undefined;

  constructor() {
    super();
    this.site = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatchingSite = watchLookedAt(() => void this.look());
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatchingSite?.();
  }

  private async look(): Promise<void> {
    this.site = (await readLookedAt()) ?? this.site;
  }

  protected override draw(): TemplateResult {
    const { t, site } = this;
    return html`<main>
      <h1>${tendMark()} ${t('ownPlaceTitle')}</h1>
      <own-place-form .locale=${t.locale} .site=${site ?? { kind: 'unfit', why: 'browserPage' }}></own-place-form>
    </main>`;
  }
}
customElements.define('tend-own-place', TendOwnPlace);
