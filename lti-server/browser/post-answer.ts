import * as z from 'zod/mini';
import { answerFormId } from '../pages/answer-form-id.ts';

/** `POST /api/deep-linking/response` */
export const answerSchema = z.object({ returnUrl: z.string(), jwt: z.string() });
type Answer = z.infer<typeof answerSchema>;

/** Hands the signed answer back to the platform: a form post of the field `JWT` (Deep Linking 2.0, 4.4). */
export function postAnswer(answer: Answer): void {
  const form = document.createElement('form');
  form.method = 'post';
  document.body.append(form);
  send(form, answer);
}

/**
 * The same from the frame that asked for this window: there the platform takes the answer as if the picker had stood in
 * it, and its page goes on. False when nobody asked, or the frame is gone or lies elsewhere by now: then nothing was sent.
 */
export function postAnswerFromOpener(answer: Answer): boolean {
  try {
    const form = (window.opener as Window | null)?.document.getElementById(answerFormId);
    // An element of another window is of that window's class.
    if (form?.tagName !== 'FORM') return false;
    send(form as HTMLFormElement, answer);
    return true;
  } catch {
    // A page of another origin opened this window.
    return false;
  }
}

function send(form: HTMLFormElement, { returnUrl, jwt }: Answer): void {
  const field = form.ownerDocument.createElement('input');
  field.type = 'hidden';
  field.name = 'JWT';
  field.value = jwt;
  form.action = returnUrl;
  form.append(field);
  form.submit();
}
