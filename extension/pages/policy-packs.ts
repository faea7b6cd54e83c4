import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { borrowOrigin } from '../packs/borrow-origin.ts';
import { fetchPolicyPacks } from '../policy/fetch-policy-packs.ts';
import { type PolicyPack, policyPacksItem } from '../storage/policy-packs.ts';
import { readItem, watchItems } from '../storage/stored-item.ts';
import { fieldStyles } from './field-styles.ts';
import { type PageWord, type PageWords, wordOf } from './page-words.ts';
import { rereadWhen } from './reread-when.ts';

/** The packs that an organisation has set and that are not here yet, with why, and a button to try again. */
export class PolicyPacks extends LitElement {
  static override properties = {
    t: { attribute: false },
    packs: { state: true },
    notice: { state: true },
    isBusy: { state: true },
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
  declare private packs: readonly PolicyPack[];
  declare private notice: string;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.packs = [];
    this.notice = '';
    this.isBusy = false;
    rereadWhen(this, () => void this.reread(), [watchItems]);
  }

  private async reread(): Promise<void> {
    this.packs = (await readItem(policyPacksItem)).value.packs;
  }

  private fetch({ address, problem }: PolicyPack): void {
    const url = new URL(address);
    const work = () => fetchPolicyPacks({ isWanted: true }).then(() => true);
    // Nothing may be awaited before the browser is asked: it asks only within the click.
    const working = problem === 'not-allowed' ? borrowOrigin(url, work) : work();
    this.isBusy = true;
    this.notice = this.t('packWorking');
    void working
      .catch(() => true)
      .then((isAllowed) => this.finish(isAllowed === null ? this.t('packNotAllowed', { host: url.host }) : ''));
  }

  private async finish(notice: string): Promise<void> {
    await this.reread();
    this.notice = notice;
    this.isBusy = false;
  }

  protected override render(): TemplateResult {
    const { t } = this;
    const missing = this.packs.filter(({ id }) => id === null);
    return html`${this.packs.length > 0 ? html`<p class="small muted">${t('policyPacks')}</p>` : nothing}
      <ul class="plain">
        ${missing.map((pack) => this.drawPack(pack))}
      </ul>
      <p role="status">${this.notice}</p>`;
  }

  private drawPack(pack: PolicyPack): TemplateResult {
    const { t } = this;
    const { address, problem } = pack;
    return html`<li class="panel">
      <h3>${t('policyHeld')}</h3>
      <p class="small muted">${t('packFrom', { address })}</p>
      ${problem === null ? nothing : html`<p class="wrong">${t(wordFor(problem), valuesFor(address))}</p>`}
      ${
        URL.canParse(address)
          ? html`<button type="button" ?disabled=${this.isBusy} @click=${() => this.fetch(pack)}>
              ${t('policyPackFetch')}<span class="sr-only"> (${address})</span>
            </button>`
          : nothing
      }
    </li>`;
  }
}
customElements.define('policy-packs', PolicyPacks);

const wordFor = (problem: NonNullable<PolicyPack['problem']>): PageWord =>
  problem === 'not-allowed' ? 'policyPackNotAllowed' : wordOf('pack', problem);

/** What the words of any problem may ask for. How many things are wrong is for whoever made the pack. */
const valuesFor = (address: string) => ({
  host: URL.canParse(address) ? new URL(address).host : address,
  count: 2,
  version: '',
});
