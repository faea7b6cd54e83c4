import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { maxPackBytes } from '#shared/schemas/pack.ts';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { sendMessage } from '../messages/send-message.ts';
import { readClock } from '../nudging/clock.ts';
import { admitPack } from '../packs/admit-pack.ts';
import { borrowOrigin } from '../packs/borrow-origin.ts';
import { fetchPack, type FetchedPack } from '../packs/fetch-pack.ts';
import { matchesIntegrity, parseIntegrity } from '../packs/integrity.ts';
import type { KeptPack } from '../storage/kept-pack.ts';
import type { PackOrigin } from '../storage/pack-origin.ts';
import { policyPacksItem } from '../storage/policy-packs.ts';
import { readPacks, type ReadPacks } from '../storage/read-packs.ts';
import { readItem, watchItems } from '../storage/stored-item.ts';
import { fieldStyles } from './field-styles.ts';
import './pack-form.ts';
import type { PackAsked } from './pack-form.ts';
import './pack-list.ts';
import './pack-outcome.ts';
import type { PackOutcome } from './pack-outcome.ts';
import './policy-packs.ts';
import { type PageWord, type PageWords, wordOf } from './page-words.ts';
import { rereadWhen } from './reread-when.ts';

/** The packs of an organisation: those that are in use, and the ways to add one. Nothing is fetched by itself. */
export class PacksEditor extends LitElement {
  static override properties = {
    t: { attribute: false },
    read: { state: true },
    held: { state: true },
    outcome: { state: true },
    isBusy: { state: true },
    address: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare private read: ReadPacks | undefined;
  declare private held: ReadonlySet<string>;
  declare private outcome: PackOutcome | null;
  declare private isBusy: boolean;
  declare private address: string;

  constructor() {
    super();
    this.held = new Set();
    this.outcome = null;
    this.isBusy = false;
    this.address = '';
    rereadWhen(this, () => void this.reread(), [watchItems]);
  }

  private async reread(): Promise<void> {
    const { packs } = (await readItem(policyPacksItem)).value;
    this.held = new Set(packs.flatMap(({ id, wasThere }) => (id === null || wasThere ? [] : [id])));
    this.read = await readPacks();
  }

  private say(word: PageWord, values: Record<string, string | number> = {}, isWrong = false): void {
    this.outcome = { text: this.t(word, values), isWrong, problems: [] };
  }

  /** Runs one piece of work at a time; the buttons rest meanwhile. */
  private async work(task: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.say('packWorking');
    try {
      await task();
    } catch (error) {
      console.error('Tend could not take a pack in:', error);
      this.say('packFailed', {}, true);
    } finally {
      this.isBusy = false;
    }
  }

  private choose({ detail: file }: CustomEvent<File>): void {
    void this.work(async () => {
      if (file.size > maxPackBytes) return this.say('packTooLarge', {}, true);
      await this.take(file.name, new Uint8Array(await file.arrayBuffer()), null);
    });
  }

  private ask({ detail: { address, integrity } }: CustomEvent<PackAsked>): void {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
      return this.say('packAddressWrong', {}, true);
    }
    const hash = parseIntegrity(integrity);
    if (!hash) return this.say('packHashForm', {}, true);
    // Nothing may be awaited before this call: the browser asks only within the click.
    const fetching = borrowOrigin(url, () => fetchPack(url.href));
    void this.work(async () => {
      const bytes = this.bytesOf(await fetching, url);
      if (!bytes) return;
      if (!(await matchesIntegrity(bytes, hash))) return this.say('packHashWrong', {}, true);
      await this.take(url.pathname.split('/').at(-1) || url.hostname, bytes, { address: url.href, integrity });
    });
  }

  private look({ detail: { from } }: CustomEvent<KeptPack>): void {
    if (!from) return;
    const url = new URL(from.address);
    const fetching = borrowOrigin(url, () => fetchPack(url.href));
    void this.work(async () => {
      const bytes = this.bytesOf(await fetching, url);
      const hash = parseIntegrity(from.integrity);
      if (!bytes || !hash) return;
      if (await matchesIntegrity(bytes, hash)) return this.say('packNewest');
      this.say('packChanged');
      this.address = from.address;
    });
  }

  private bytesOf(fetched: FetchedPack | null, { host }: URL): Uint8Array<ArrayBuffer> | null {
    if (fetched?.kind === 'fetched') return fetched.bytes;
    this.say(fetched ? wordOf('pack', fetched.reason) : 'packNotAllowed', { host }, true);
    return null;
  }

  private async take(file: string, bytes: Uint8Array, from: PackOrigin | null): Promise<void> {
    const admission = await admitPack({ file, bytes, from }, await readClock());
    if (admission.kind === 'refused') {
      const { reason, problems, there = 0 } = admission;
      const text = this.t(wordOf('pack', reason), { count: problems.length, version: there });
      this.outcome = { text, isWrong: true, problems: reason === 'unsound' || reason === 'taken' ? problems : [] };
      return;
    }
    const { pack, isNewer } = admission;
    const { name, version, nudges } = pack;
    const outcome = await sendMessage({ type: 'packKept', pack });
    if (!outcome.isDone) return this.say('notSaved', {}, true);
    this.address = '';
    this.say(isNewer ? 'packRenewed' : 'packKept', { name, version, count: nudges.length });
  }

  private drop({ detail: { id, name } }: CustomEvent<KeptPack>): void {
    void this.work(async () => {
      const { isDone } = await sendMessage({ type: 'packDropped', id });
      this.say(isDone ? 'packRemoved' : 'notSaved', { name }, !isDone);
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, read, outcome, isBusy } = this;
    if (!read) return nothing;
    return html`<section>
      <policy-packs .t=${t}></policy-packs>
      <pack-list
        .t=${t}
        .read=${read}
        .held=${this.held}
        .isBusy=${isBusy}
        @pack-look=${this.look}
        @pack-drop=${this.drop}
      ></pack-list>
      <pack-outcome .t=${t} .outcome=${outcome}></pack-outcome>
      <pack-form
        .t=${t}
        .address=${this.address}
        .isBusy=${isBusy}
        @pack-chosen=${this.choose}
        @pack-asked=${this.ask}
      ></pack-form>
    </section>`;
  }
}
customElements.define('packs-editor', PacksEditor);
