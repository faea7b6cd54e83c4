import * as z from 'zod/mini';

/** `POST /api/deep-linking/response` */
export const answerSchema = z.object({ returnUrl: z.string(), jwt: z.string() });

/** Hands the signed answer back to the platform: a form post of the field `JWT` (Deep Linking 2.0, 4.4). */
export function postAnswer({ returnUrl, jwt }: z.infer<typeof answerSchema>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = returnUrl;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'JWT';
  field.value = jwt;
  form.append(field);
  document.body.append(form);
  form.submit();
}
