import { css, html, LitElement, nothing } from 'lit';
import type { StepKind } from '../schemas/step.ts';
import { baseStyles } from './base-styles.ts';
import type { PlayerWords } from './player-words.ts';

/** The size of the names. */
const nameRem = 0.875;

/** Where one is among the steps: a thin line with a dot for each. Done steps can be opened again. */
export class ProgressLine extends LitElement {
  static override properties = {
    steps: { attribute: false },
    done: { attribute: false },
    current: {},
    t: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        container-type: inline-size;
      }
      /* A word is whole or not there at all. */
      .name {
        overflow-wrap: normal;
      }
      ol {
        display: flex;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        flex: 1;
        position: relative;
        display: flex;
        justify-content: center;
        min-width: 0;
      }
      li + li::before {
        content: '';
        position: absolute;
        inset-block-start: 0.9375rem;
        inset-inline: -50% 50%;
        border-block-start: 2px solid var(--hairline);
      }
      li[data-done] + li::before {
        border-color: var(--accent);
      }
      button,
      .later {
        position: relative;
        z-index: 1;
        display: grid;
        justify-items: center;
        gap: 0.25rem;
        min-width: 2.75rem;
        min-height: 2.75rem;
        padding: 0.5rem 0.125rem 0;
        border: 0;
        background: none;
        color: var(--muted);
        font: ${nameRem}rem/1.3 var(--plain);
      }
      button {
        cursor: pointer;
      }
      button:hover .name {
        text-decoration: underline;
      }
      .dot {
        width: 1rem;
        height: 1rem;
        border: 2px solid var(--line);
        border-radius: 50%;
        background: var(--paper);
      }
      [data-done] .dot {
        border-color: var(--accent);
        background: var(--accent);
      }
      [aria-current='step'] {
        color: var(--ink);
        font-weight: 600;
      }
      [aria-current='step'] .dot {
        border-color: var(--accent);
        box-shadow:
          0 0 0 3px var(--paper),
          0 0 0 5px var(--accent);
      }
      .where {
        display: none;
      }
      /*
       * Too narrow for all names, or text too large: the dots stay, and one line says where one is. An em is here as
       * wide as all names in letters that are as wide as high; of most fonts the letters are less than 0.65 em wide.
       */
      @container (max-width: 0.65em) {
        .name {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        button,
        .later {
          min-width: 0;
          min-height: 2rem;
        }
        .where {
          display: block;
          font-size: 0.875rem;
        }
      }
      @media (forced-colors: active) {
        [data-done] .dot {
          background: CanvasText;
        }
        [aria-current='step'] .dot {
          outline: 2px solid Highlight;
          outline-offset: 2px;
        }
      }
    `,
  ];
  declare steps: readonly StepKind[];
  declare done: ReadonlySet<StepKind>;
  declare current: StepKind | 'finish';
  declare t: PlayerWords;

  protected override willUpdate(): void {
    // A query of the container may ask for no property but its em, and how much room names need differs by language.
    const letters = Math.max(...this.steps.map((step) => this.t(`step.${step}`).length));
    this.style.fontSize = `${letters * this.steps.length * nameRem}rem`;
  }

  private choose(step: StepKind): void {
    this.dispatchEvent(new CustomEvent('step-chosen', { detail: { step } }));
  }

  private renderPosition() {
    const { current, steps, t } = this;
    if (current === 'finish') return nothing;
    const where = { position: steps.indexOf(current) + 1, count: steps.length, step: t(`step.${current}`) };
    return html`<p class="where muted" aria-hidden="true">${t('player.position', where)}</p>`;
  }

  override render() {
    const next = this.steps.find((step) => !this.done.has(step));
    return html`<nav aria-label=${this.t('player.steps')}>
      <ol>
        ${this.steps.map((step) => {
          const isDone = this.done.has(step);
          const inside = html`<span class="dot"></span
            ><span class="name">${this.t(`step.${step}`)}</span
            >${isDone ? html`<span class="sr-only">${this.t('player.done')}</span>` : nothing}`;
          const current = step === this.current ? 'step' : nothing;
          return html`<li ?data-done=${isDone}>
            ${
              isDone || step === next
                ? html`<button type="button" aria-current=${current} @click=${() => this.choose(step)}>
                    ${inside}
                  </button>`
                : html`<span class="later">${inside}</span>`
            }
          </li>`;
        })}
      </ol>
      ${this.renderPosition()}
    </nav>`;
  }
}
customElements.define('progress-line', ProgressLine);
