import type { BrowserContext } from '@playwright/test';

/**
 * Pages as their sites build them, as far as our signals go. Made from attributes that other people's maintained code
 * relies on; no live site was opened. Near misses stand beside the real thing.
 */
export interface PlacePage {
  address: string;
  html: string;
}

const page = (body: string, bodyAttributes = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Routed</title>
<style>body{margin:0;font:16px sans-serif;min-height:100vh} .composer{position:absolute;right:40px;top:120px;width:420px;height:260px;border:1px solid}</style>
</head><body ${bodyAttributes}>${body}</body></html>`;

/** g_editable: InboxSDK since 2014, HEAD 2026-07. A new mail lies in role=dialog, a reply in the message's listitem. */
export const gmailPage: PlacePage = {
  address: 'https://mail.google.com/mail/u/0/',
  html: page(`<input id="search" aria-label="Search">
    <div role="listitem"><div id="reply" g_editable="true" role="textbox" contenteditable="true" aria-multiline="true">reply</div></div>
    <div role="dialog" aria-label="New message"><form>
      <input id="recipients" aria-label="To"><input id="subject" name="subjectbox" aria-label="Subject">
      <div id="compose" class="composer" g_editable="true" role="textbox" contenteditable="true" aria-multiline="true" aria-label="Body"></div>
    </form></div>`),
};

/**
 * editorParent_ and docking_: outlook-for-linux 2026, Briskine 2026-03. Recipient wells are textboxes too, without
 * aria-multiline (Briskine). MailReadCompose is the reading pane, whatever its name says.
 */
export const outlookPage: PlacePage = {
  address: 'https://outlook.office.com/mail/inbox/id/AAA',
  html: page(`<div data-app-section="MailReadCompose"><div id="reading" tabindex="0">A mail that is read</div></div>
    <div id="docking_InitVisiblePart_0">
      <div id="well" role="textbox" contenteditable="true" aria-label="To">to</div>
      <div id="editorParent_1"><div id="body" class="composer" role="textbox" contenteditable="true" aria-multiline="true"></div></div>
    </div>`),
};

/** data-viewfamily: EVENT is the grid, EVENT_EDIT the editor (2017 to 2026). */
export const calendarPage: PlacePage = {
  address: 'https://calendar.google.com/calendar/u/0/r/week',
  html: page('<main tabindex="-1">Week</main>', 'data-viewfamily="EVENT"'),
};

/** Plain textareas in the light DOM, on /files (old) and /changes (new): refined-github 2026-07. */
export const reviewPage: PlacePage = {
  address: 'https://github.com/an/example/pull/7/changes',
  html: page(
    '<input id="filter" aria-label="Filter files"><textarea id="comment" class="composer" aria-label="Comment"></textarea>',
  ),
};

export const placePages = [gmailPage, outlookPage, calendarPage, reviewPage];

/** Serves the pages under the real names of their sites, without those sites. */
export async function servePlaces(context: BrowserContext, headers: Record<string, string> = {}): Promise<void> {
  for (const { address, html } of placePages) {
    await context.route(`${new URL(address).origin}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: html, headers }),
    );
  }
}
