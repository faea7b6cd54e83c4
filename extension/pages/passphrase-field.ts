import { css, html, nothing, type TemplateResult } from 'lit';
import type { PageWords } from './page-words.ts';

/** Fields of a form that take a passphrase. Pasting is not hindered, so that a password manager can do the typing. */
export const passphraseStyles = css`
  input.passphrase {
    display: block;
    width: 100%;
    max-width: 28rem;
    min-height: 2.75rem;
    margin-block: 0.375rem;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
`;

interface Field {
  name: string;
  label: string;
  autocomplete: 'current-password' | 'new-password';
  isShown: boolean;
  hint?: string;
}

export function drawPassphrase({ name, label, autocomplete, isShown, hint }: Field): TemplateResult {
  return html`<div>
    <label class="title" for=${name}>${label}</label>
    <input
      class="passphrase"
      id=${name}
      name=${name}
      type=${isShown ? 'text' : 'password'}
      autocomplete=${autocomplete}
      autocapitalize="none"
      spellcheck="false"
      maxlength="1000"
      aria-describedby=${hint ? `${name}-hint wrong` : 'wrong'}
    />
    ${hint ? html`<p id="${name}-hint" class="small muted">${hint}</p>` : nothing}
  </div>`;
}

/** One box for all fields of a form: what is typed is dots, unless its owner wants to see it. */
export function drawShow(t: PageWords, isShown: boolean, show: (isShown: boolean) => void): TemplateResult {
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${isShown}
      @change=${(event: Event) => show((event.currentTarget as HTMLInputElement).checked)}
    />
    <span>${t('lockShow')}</span>
  </label>`;
}

export function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
