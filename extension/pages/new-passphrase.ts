import { minPassphraseLength } from '../storage/passphrase.ts';
import type { PageWords } from './page-words.ts';
import { typed } from './passphrase-field.ts';

/** A new passphrase, typed twice in the fields `next` and `again`; or why it cannot be taken, with the field at fault. */
export function newPassphrase(
  form: HTMLFormElement,
  t: PageWords,
): { kind: 'chosen'; passphrase: string } | { kind: 'wrong'; why: string; field: 'next' | 'again' } {
  const passphrase = typed(form, 'next');
  if (passphrase.length < minPassphraseLength) {
    const why = t('lockTooShort', { min: minPassphraseLength, count: passphrase.length });
    return { kind: 'wrong', why, field: 'next' };
  }
  if (passphrase === typed(form, 'again')) return { kind: 'chosen', passphrase };
  return { kind: 'wrong', why: t('lockDiffer'), field: 'again' };
}
