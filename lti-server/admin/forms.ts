import { html } from 'ghtml';

interface FormView {
  csrf: string;
}

export type Fields = Readonly<Record<string, string>>;

/** A form with its token; `content` is HTML. */
export function renderForm(
  { csrf }: FormView,
  action: string,
  content: string,
  fields: Fields = {},
  encoding: 'application/x-www-form-urlencoded' | 'multipart/form-data' = 'application/x-www-form-urlencoded',
): string {
  const hidden = Object.entries({ csrf: csrf, ...fields }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="${action}" enctype="${encoding}">!${hidden.join('')}!${content}</form>`;
}

/** One button that does one thing. `about` tells those who do not see the page what it is about. */
export function renderButton(
  view: FormView,
  action: string,
  label: string,
  { fields = {}, about, isPrimary = false }: { fields?: Fields; about?: string; isPrimary?: boolean } = {},
): string {
  const name = about === undefined ? '' : html`aria-label="${label}: ${about}"`;
  return renderForm(
    view,
    action,
    html`<button !${isPrimary ? 'class="primary"' : ''} !${name}>${label}</button>`,
    fields,
  );
}

/** What cannot be taken back stands behind one more press, with what it does. */
export function renderCareful(summary: string, explanation: string, form: string): string {
  return html`<details class="careful">
    <summary>${summary}</summary>
    <p>${explanation}</p>
    !${form}
  </details>`;
}

interface TextField {
  name: string;
  label: string;
  value?: string;
  hint?: string | undefined;
  /** What is wrong with what was typed. */
  problem?: string | undefined;
  type?: 'text' | 'url' | 'password';
  autocomplete?: string;
  isRequired?: boolean;
}

export function renderField({ name, label, value = '', hint, problem, ...field }: TextField): string {
  const { type = 'text', autocomplete = 'off', isRequired = true } = field;
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for="${name}">${label}</label>
    !${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      maxlength="2048"
      spellcheck="false"
      !${isRequired ? 'required' : ''}
      !${problem ? 'aria-invalid="true"' : ''}
      !${described ? html`aria-describedby="${described}"` : ''}
    />
    !${hint ? html`<p class="small muted" id="${name}-hint">${hint}</p>` : ''}
  </div>`;
}

export function renderSelect(
  name: string,
  label: string,
  options: readonly { value: string; label: string }[],
  selected?: string,
): string {
  const choices = options.map(
    ({ value, label: text }) =>
      html`<option value="${value}" !${value === selected ? 'selected' : ''}>${text}</option>`,
  );
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      !${choices.join('')}
    </select>
  </div>`;
}
