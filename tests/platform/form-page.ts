import { html } from 'ghtml';

/** A page whose only form is sent by a script as soon as it is read: how messages cross from site to site. */
export function formPage(form: {
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly fields: Readonly<Record<string, string>> | ReadonlyArray<readonly [string, string]>;
}): string {
  const fields = Array.isArray(form.fields) ? form.fields : Object.entries(form.fields);
  const inputs = fields
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)
    .join('\n');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>One moment</title>
      </head>
      <body>
        <form id="ltiAuthForm" action="${form.action}" method="${form.method}">
          !${inputs}
          <noscript><button>Continue</button></noscript>
        </form>
        <script>
          document.getElementById('ltiAuthForm').submit();
        </script>
      </body>
    </html>`;
}
