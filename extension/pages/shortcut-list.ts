import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { type CommandName, commandNames } from '../commands/commands.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWord, PageWords } from './page-words.ts';

/** Firefox 137 and later; elsewhere there is an address instead, which a link may not lead to. */
interface ShortcutSettings {
  openShortcutSettings?: () => Promise<void>;
}

const words: Record<CommandName, PageWord> = {
  _execute_action: 'shortcutOpen',
  'write-note': 'shortcutNote',
  'in-meeting': 'shortcutMeeting',
  'snooze-hour': 'shortcutSnooze',
};

/** The keys that are set at present, and the way to the browser's own page to change them. */
export class ShortcutList extends LitElement {
  static override properties = { t: { attribute: false }, keys: { state: true }, isUnopened: { state: true } };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(0, max-content) auto;
        gap: 0.5rem 1.5rem;
        justify-content: start;
        margin: 0 0 1rem;
      }
      dd {
        margin: 0;
      }
      kbd {
        padding: 0.125rem 0.5rem;
        border: 1px solid var(--line);
        border-radius: 6px;
        font: inherit;
      }
    `,
  ];

  declare t: PageWords;
  declare private keys: ReadonlyMap<string, string> | undefined;
  declare private isUnopened: boolean;
  // Whoever comes back from the browser's page sees what was set there.
  private readonly look = (): void => void this.read();

  constructor() {
    super();
    this.isUnopened = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('focus', this.look);
    this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('focus', this.look);
  }

  private async read(): Promise<void> {
    const commands = (await browser.commands?.getAll()) ?? [];
    this.keys = new Map(commands.map(({ name, shortcut }) => [name ?? '', shortcut ?? '']));
  }

  private async change(): Promise<void> {
    const { openShortcutSettings } = browser.commands as ShortcutSettings;
    try {
      if (openShortcutSettings) await openShortcutSettings.call(browser.commands);
      else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    } catch {
      this.isUnopened = true;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, keys } = this;
    if (!keys) return nothing;
    return html`<dl>
        ${commandNames.map((name) => {
          const set = keys.get(name);
          return html`<dt>${t(words[name])}</dt>
            <dd>${set ? html`<kbd>${set}</kbd>` : html`<span class="muted">${t('shortcutNone')}</span>`}</dd>`;
        })}
      </dl>
      <button type="button" @click=${() => this.change()}>${t('shortcutChange')}</button>
      <p role="status" class="small">${this.isUnopened ? t('shortcutUnopened') : ''}</p>`;
  }
}
customElements.define('shortcut-list', ShortcutList);
