import { html, type TemplateResult } from 'lit';
import { minPassphraseLength } from '../storage/passphrase.ts';
import type { PageWords } from './page-words.ts';
import { drawPassphrase, drawShow } from './passphrase-field.ts';

/** A form about the passphrase, in the root of an element that has a line `#wrong`. */
interface LockForm {
  t: PageWords;
  /** What is typed can be read. */
  isShown: boolean;
  show(isShown: boolean): void;
  submit(event: Event): void;
}

/** Chooses the first passphrase: fields `next` and `again`. */
export function drawChoosing(form: LockForm): TemplateResult {
  const { t, submit } = form;
  return html`<p class="muted">${t('lockReadable')}</p>
    <form @submit=${submit} novalidate>
      <p><strong>${t('lockForget')}</strong></p>
      ${drawTwice(form)}
      <button>${t('lockTurnOn')}</button>
    </form>`;
}

/** Changes it: fields `passphrase`, `next` and `again`. */
export function drawChanging(form: LockForm): TemplateResult {
  const { t, submit } = form;
  return html`<form class="panel" @submit=${submit} novalidate>
    ${drawNow(form)} ${drawTwice(form)}
    <button class="primary">${t('lockChange')}</button>
  </form>`;
}

/** Gives it up: field `passphrase`. */
export function drawGivingUp(form: LockForm): TemplateResult {
  const { t, isShown, show, submit } = form;
  return html`<form class="panel" @submit=${submit} novalidate>
    <p>${t('lockTurnOffHint')}</p>
    ${drawNow(form)} ${drawShow(t, isShown, show)}
    <button class="primary">${t('lockTurnOff')}</button>
  </form>`;
}

/** Asks whether what nobody can open any more is to be deleted. */
export function drawForgetting(t: PageWords, { submit, stop }: { submit: LockForm['submit']; stop(): void }) {
  return html`<form class="panel" @submit=${submit}>
    <p class="wrong" role="alert">${t('lockForgotSure')}</p>
    <div class="row">
      <button type="button" @click=${stop}>${t('deleteNo')}</button>
      <button>${t('lockForgotYes')}</button>
    </div>
  </form>`;
}

function drawTwice({ t, isShown, show }: LockForm): TemplateResult {
  const min = minPassphraseLength;
  const shared = { autocomplete: 'new-password' as const, isShown };
  return html`${drawPassphrase({ name: 'next', label: t('lockNew'), hint: t('lockAdvice', { min }), ...shared })}
  ${drawPassphrase({ name: 'again', label: t('lockAgain'), ...shared })} ${drawShow(t, isShown, show)}`;
}

function drawNow({ t, isShown }: LockForm): TemplateResult {
  return drawPassphrase({
    name: 'passphrase',
    label: t('lockGivenNow'),
    autocomplete: 'current-password',
    isShown,
  });
}
