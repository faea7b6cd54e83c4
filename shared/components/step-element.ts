import { type CSSResultGroup, LitElement, type PropertyDeclarations } from 'lit';
import type { Module, ModuleText } from '../schemas/module.ts';
import { textIn, type Locale } from '../schemas/locale.ts';
import type { StepKind } from '../schemas/step.ts';
import { baseStyles, controlStyles } from './base-styles.ts';
import type { DraftChange, KeptIn, StepDone } from './drafts.ts';
import type { PlayerWords } from './player-words.ts';

/** The text of a module in the reader's language, or in English where it has none. */
export function moduleText(module: Module, locale: Locale): ModuleText {
  return textIn(module.locales, locale).text;
}

/** What the five steps share: a module and its words in; `step-done` and `draft-changed` out. */
export abstract class StepElement extends LitElement {
  static override properties: PropertyDeclarations = {
    module: { attribute: false },
    locale: {},
    keptIn: {},
    t: { attribute: false },
    draft: { attribute: false },
  };
  static override styles: CSSResultGroup = [baseStyles, controlStyles];

  declare module: Module;
  declare locale: Locale;
  declare keptIn: KeptIn;
  declare t: PlayerWords;

  protected abstract readonly step: StepKind;

  /** The step's text. A module without it did not pass its content check, which is a fault of the program. */
  protected textOf<S extends StepKind>(step: S): NonNullable<ModuleText[S]> {
    const text = moduleText(this.module, this.locale)[step];
    if (!text) throw new Error(`module ${this.module.id} has no text for its step ${step} in ${this.locale}`);
    return text;
  }

  protected goOn(): void {
    const detail: StepDone = { step: this.step };
    this.dispatchEvent(new CustomEvent('step-done', { detail, bubbles: true, composed: true }));
  }

  protected keep(detail: DraftChange): void {
    this.dispatchEvent(new CustomEvent('draft-changed', { detail, bubbles: true, composed: true }));
  }

  /** Someone who uses a screen reader or the keyboard lands on the heading of the step that has just opened. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.focusOn('h2');
  }

  protected focusOn(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
