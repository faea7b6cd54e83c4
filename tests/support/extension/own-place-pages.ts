import type { BrowserContext } from '@playwright/test';

/**
 * Pages of systems that Tend does not know, as people work with them: a rota, a form for incidents and one for reviews
 * of staff, each with fields beside it that are nobody's writing to somebody. No real system was copied.
 */
const page = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>body{margin:0;font:16px sans-serif;min-height:100vh} textarea,[contenteditable]{position:relative;width:420px;min-height:60px;border:1px solid}</style>
</head><body><h1>${title}</h1>${body}</body></html>`;

const search = `<form role="search"><input id="search" type="search" aria-label="Search">
  <textarea id="search-box" aria-label="Search everywhere" rows="1"></textarea></form>
  <textarea id="assistant" role="combobox" aria-label="Find a person" rows="1"></textarea>`;

export const rotaPage = page(
  'Rota',
  `${search}<table><tr><th>Mon</th><th>Tue</th></tr><tr><td>Early</td><td>Late</td></tr></table>`,
);

export const incidentPage = page(
  'Report an incident',
  `${search}<form>
    <input id="where" aria-label="Where"><input id="when" type="date" aria-label="When">
    <div id="told" contenteditable="true" role="textbox" aria-multiline="false" aria-label="Who was told"></div>
    <textarea id="sent" readonly aria-label="As sent before"></textarea>
    <textarea id="what" aria-label="What happened"></textarea></form>
    <iframe id="frame" title="Comments" src="https://comments.example.net/"></iframe>`,
);

export const reviewFormPage = page(
  'Yearly review',
  `${search}<form><input id="name" aria-label="Name"><select id="grade" aria-label="Grade"><option>1</option></select>
    <div id="strengths" contenteditable="true" role="textbox" aria-multiline="true" aria-label="Strengths">-</div>
    <div id="plain" contenteditable="plaintext-only" aria-label="Anything else">-</div></form>`,
);

export const signInPage = page(
  'Sign in',
  '<form><input id="user" aria-label="Name"><input id="password" type="password" aria-label="Password"></form>',
);

const commentsPage = page('Comments', '<textarea id="comment" aria-label="Comment"></textarea>');

/** Serves them under `example.org` and its names, at any port: the path says which. */
export async function serveOwnPlaces(context: BrowserContext): Promise<void> {
  const pages: Record<string, string> = {
    '/incident': incidentPage,
    '/review': reviewFormPage,
    '/sign-in': signInPage,
  };
  const answer = (body: string) => ({ contentType: 'text/html', body });
  await context.route(/^https?:\/\/([^/]*\.)?(example\.org|xn--mnchen-3ya\.example)(:\d+)?\//, (route) =>
    route.fulfill(answer(pages[new URL(route.request().url()).pathname] ?? rotaPage)),
  );
  await context.route('https://comments.example.net/**', (route) => route.fulfill(answer(commentsPage)));
}
