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
 * A new mail in a window of its own: /popout, and a main part in place of the dialog (InboxSDK HEAD 2026-07). A
 * conversation in such a window holds its messages as elsewhere.
 */
export const gmailWindowPage: PlacePage = {
  address: 'https://mail.google.com/mail/u/0/popout',
  html: page(`<div role="main"><form>
      <input id="subject" name="subjectbox" aria-label="Subject">
      <div id="compose" class="composer" g_editable="true" role="textbox" contenteditable="true" aria-multiline="true" aria-label="Body"></div>
    </form></div>`),
};
export const gmailConversationPage: PlacePage = {
  address: 'https://mail.google.com/mail/u/1/popout',
  html: page(`<div role="main"><div role="listitem">
      <div id="reply" class="composer" g_editable="true" role="textbox" contenteditable="true" aria-multiline="true" aria-label="Body"></div>
    </div></div>`),
};

/**
 * editorParent_ and docking_: outlook-for-linux 2026, Briskine 2026-03. Recipient wells are textboxes too, without
 * aria-multiline (Briskine). MailReadCompose is the reading pane, whatever its name says (eight scripts to 2026), and
 * has a field for its own search. CalendarModule: two projects, 2026.
 */
export const outlookPage: PlacePage = {
  address: 'https://outlook.office.com/mail/inbox/id/AAA',
  html: page(`<div data-app-section="MailReadCompose"><div id="reading" tabindex="0">A mail that is read</div>
      <div id="quickSearch" role="textbox" contenteditable="true" aria-multiline="true">find</div></div>
    <div id="docking_InitVisiblePart_0">
      <div id="well" role="textbox" contenteditable="true" aria-label="To">to</div>
      <input id="MSG_7_SUBJECT" aria-label="Subject">
      <div id="editorParent_1"><div id="body" class="composer" role="textbox" contenteditable="true" aria-multiline="true"></div></div>
    </div>`),
};

/** The same form in a window of its own: Form_Content, Briskine since 2023-03. */
export const outlookWindowPage: PlacePage = {
  address: 'https://outlook.office365.com/mail/deeplink/compose',
  html: page(`<div data-app-section="Form_Content"><div id="docking_DockingTriggerPart_0">
      <div id="editorParent_2"><div id="body" class="composer" role="textbox" contenteditable="true" aria-multiline="true"></div></div>
    </div></div>`),
};

/** What Outlook writes into an empty window: it has no address (Briskine's manifest, 2022 to 2026). */
export const outlookEmptyWindow = outlookWindowPage.html.replace(/[^]*<body[^>]*>|<.body>[^]*/g, '');

const calendarModule = '<main data-app-section="CalendarModule" tabindex="-1">Week</main>';

/** CalendarModule: 2026, two projects. CalendarItemPeek is an event that is looked at, not made. */
export const outlookCalendarPage: PlacePage = {
  address: 'https://outlook.cloud.microsoft/calendar/view/week',
  html: page(`${calendarModule}<div data-app-section="CalendarItemPeek">An event</div>`),
};

/** Form_Content with an id ending in _DATETIME: 2026-08; EVENT_CalendarCompose: one project only. */
export const outlookEventPage: PlacePage = {
  address: 'https://outlook.live.com/calendar/view/week',
  html: page(`${calendarModule}<div id="EVENT_CalendarCompose_1"><div data-app-section="Form_Content">
      <div id="X_DATETIME"></div><div id="editorParent_3"><div id="body" class="composer" role="textbox" contenteditable="true" aria-multiline="true"></div></div>
    </div></div>`),
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

const quill = (id: string) =>
  `<div id="${id}" class="composer ql-editor" contenteditable="true" role="textbox" aria-multiline="true"></div>`;

/** data-qa=message_input, also in a thread: 2021 to 2026, five sources. The search field and a list's title are Quill, too. */
export const slackPage: PlacePage = {
  address: 'https://app.slack.com/client/T0/C0',
  html: page(`<div data-qa="focusable_search_input">${quill('search')}</div>
    <div data-qa="message_input_container"><div data-qa="message_input">${quill('message')}</div></div>
    <button data-qa="texty_send_button" id="send">Send</button>
    <div data-qa="threads_flexpane"><div data-qa="message_input_container"><div data-qa="message_input">${quill('thread')}</div></div></div>`),
};

/**
 * body[data-page] and note[note]: gitlabhq 2016 to 2026, fixtures of 18.11 and 19.2 (2026-09). review[note] lies in a
 * drawer (gitlabhq 2025). The rich text mode takes the textarea away: gitlabhq HEAD.
 */
export const gitlabPage: PlacePage = {
  address: 'https://gitlab.com/group/project/-/merge_requests/7/diffs',
  html: page(
    `<input id="search" type="search" aria-label="Search"><input id="title" name="merge_request[title]" aria-label="Title">
    <textarea id="description" name="merge_request[description]" aria-label="Description"></textarea>
    <form class="js-main-target-form"><textarea id="note-body" class="composer js-gfm-input" name="note[note]" aria-label="Comment"></textarea></form>
    <div class="merge-request-review-drawer"><textarea id="review-note-body" name="review[note]" aria-label="Summary"></textarea></div>
    <div id="rich" class="ProseMirror" contenteditable="true" role="textbox" aria-label="Comment">a</div>`,
    'data-page="projects:merge_requests:show"',
  ),
};

/** The same fields on an issue: data-page is another one. */
export const gitlabIssuePage: PlacePage = {
  address: 'https://gitlab.com/group/project/-/issues/7',
  html: gitlabPage.html.replace('merge_requests:show', 'issues:show'),
};

const atlaskit = (id: string) => `<div data-testid="issue.component.editor.default-editor">
    <div id="${id}"><div id="ak-editor-textarea" class="composer ProseMirror" contenteditable="true" role="textbox"></div></div>
    <button data-testid="comment-save-button">Save</button></div>`;

/**
 * issue.activity.comment round a new comment, rich-text.editor-container round the description, with the same editor
 * and the same buttons in both: measured on a live page, 2026-10-06.
 */
export const jiraPage: PlacePage = {
  address: 'https://example.atlassian.net/browse/KEY-1',
  html: page(`<input id="summary" aria-label="Summary">
    <div data-testid="issue.views.field.rich-text.editor-container">${atlaskit('description')}</div>
    <div data-testid="issue.activity.comment">${atlaskit('comment')}</div>`),
};

const mic = '<button jsname="hw0c9" data-is-muted="false">mic</button>';

/**
 * CQylAd leaves: 2021 to 2026, four sources. RrG0hf (captions) and A5il2e (panels) are in calls only: 2026. The
 * green room has a button to join and the same microphone; whoever waits to be let in may have the one that leaves.
 */
export const meetCall: PlacePage = {
  address: 'https://meet.google.com/abc-defg-hij',
  html: page(
    `<main id="call">${mic}<button jsname="CQylAd">leave</button><button jsname="RrG0hf">captions</button></main>`,
  ),
};
export const meetBefore = {
  greenRoom: `${mic}<button jsname="Qx7uuf">join</button>`,
  waiting: `${mic}<button jsname="CQylAd">leave</button><button jsname="EszDse">home</button>`,
};
/** In reserve, should that name go: the wrapper of the button (transcriptonic to 2026-05). */
export const meetReserve = `${mic}<div data-should-confirm-hangup="false"><button>leave</button></div>`;
/** After the call, with its code still in the address: r4nke and no microphone, 2026, four sources. */
export const meetAfter = '<div jsname="r4nke">left</div><button jsname="W6suGc">rejoin</button>';

/** hangup-button and call-duration: to 2026-08, five sources; prejoin-join-button: three. Values get version tails. */
export const teamsCallPage: PlacePage = {
  address: 'https://teams.microsoft.com/v2/',
  html: page(`<main id="call"><div data-tid="call-duration" role="timer">1</div><button id="hangup-button">leave</button></main>
    <div id="new-message-1" role="textbox" contenteditable="true" data-tid="ckeditor">chat</div>`),
};
/**
 * The chat outside a call. new-message-, ckeditor and the shortcut context: teams-for-linux 2026-05-26, LMA to 2026-06;
 * values get version tails. Search and the well for names stand for any field that is neither.
 */
export const teamsChatPage: PlacePage = {
  address: 'https://teams.cloud.microsoft/v2/',
  html: page(`<input id="search" type="search" aria-label="Search">
    <div id="well" role="textbox" contenteditable="true" aria-label="To">to</div>
    <div id="new-message-2" class="composer" role="textbox" contenteditable="true" data-tid="ckeditor-v2" data-shortcut-context="compose-field" aria-label="Message"></div>`),
};
/** Older pages of teams.live.com draw the call in a frame (LMA 2024-07). */
export const teamsShell = '<iframe id="experience-container-1" title="Meeting"></iframe>';
export const teamsBefore = {
  preJoin: '<div data-tid="calling-prejoin-screen"><button data-tid="prejoin-join-button-v2">join</button></div>',
  preJoinWithLeave: '<button data-tid="prejoin-join-button">join</button><button id="hangup-button">leave</button>',
};

/** wc-footer, preview-root and the curtain on the way to a breakout room: a live meeting measured 2026-10-07. */
export const zoomCallPage: PlacePage = {
  address: 'https://app.zoom.us/wc/123456/start',
  html: page(
    '<main id="call"><div id="wc-content"></div><footer id="wc-footer"><div id="foot-bar"></div></footer></main>',
  ),
};
export const zoomBefore = {
  preview: '<div class="preview-root"><footer id="wc-footer"></footer></div>',
  waitingRoom: '<button class="wr-leave-btn">leave</button>',
};
export const zoomBetween = '<div class="loading-layer--bo-room"></div>';
/** Signed in: the same in a frame of the same origin, within a shell. */
export const zoomShell = '<iframe id="webclient" src="/wc/123456/start" title="Meeting"></iframe>';

export const placePages = [
  gmailPage,
  gmailWindowPage,
  gmailConversationPage,
  outlookPage,
  outlookWindowPage,
  outlookCalendarPage,
  outlookEventPage,
  calendarPage,
  slackPage,
  reviewPage,
  gitlabPage,
  gitlabIssuePage,
  jiraPage,
  meetCall,
  teamsCallPage,
  teamsChatPage,
  zoomCallPage,
];

/**
 * Serves the pages under the real names of their sites, without those sites. An address that is none of theirs gets
 * the first page of its site.
 */
export async function servePlaces(context: BrowserContext, headers: Record<string, string> = {}): Promise<void> {
  const origins = new Set(placePages.map(({ address }) => new URL(address).origin));
  for (const origin of origins) {
    const pages = placePages.filter(({ address }) => new URL(address).origin === origin);
    await context.route(`${origin}/**`, (route) => {
      const asked = route.request().url().split(/[?#]/)[0];
      const body = (pages.find(({ address }) => address === asked) ?? pages[0])?.html ?? '';
      return route.fulfill({ contentType: 'text/html', body, headers });
    });
  }
}
