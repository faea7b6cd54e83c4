import type { Locale } from '#shared/schemas/locale.ts';

const words = {
  en: {
    inbox: ['Inbox', 'Starred', 'Sent', 'Drafts'],
    list: [
      ['Rota for December', 'The draft is in the shared folder'],
      ['Room booking', 'Thursday at two is free'],
      ['Minutes of the huddle', 'Three actions, one of them ours'],
      ['Thank you', 'For covering on Saturday'],
      ['Training places', 'Two are left for January'],
      ['New starter', 'Begins a week on Monday'],
    ],
    heading: 'New message',
    to: 'To',
    subject: 'Rota for December',
    body: 'Dear all,<br><br>thank you for the suggestions about the rota.',
    send: 'Send',
  },
  cy: {
    inbox: ['Mewnflwch', 'Serennog', 'Anfonwyd', 'Drafftiau'],
    list: [
      ['Rota mis Rhagfyr', 'Mae’r drafft yn y ffolder a rennir'],
      ['Trefnu ystafell', 'Mae dydd Iau am ddau yn rhydd'],
      ['Cofnodion y cyfarfod byr', 'Tri pheth i’w gwneud, un ohonynt gennym ni'],
      ['Diolch', 'Am lenwi’r bwlch ddydd Sadwrn'],
      ['Lleoedd hyfforddi', 'Mae dau ar ôl ar gyfer mis Ionawr'],
      ['Aelod newydd', 'Yn dechrau wythnos i ddydd Llun'],
    ],
    heading: 'Neges newydd',
    to: 'At',
    subject: 'Rota mis Rhagfyr',
    body: 'Annwyl bawb,<br><br>diolch am yr awgrymiadau am y rota.',
    send: 'Anfon',
  },
};

/** A mail program of nobody's, with the attributes by which a place knows that a mail is being written. */
export function mailPage(locale: Locale): string {
  const { inbox, list, heading, to, subject, body, send } = words[locale];
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${inbox[0]}</title><style>
    :root { color-scheme: light dark; --page: light-dark(#f3f5f7, #16191c); --sheet: light-dark(#fff, #1f2428); --ink: light-dark(#2b3237, #dfe4e7); --soft: light-dark(#6a757d, #98a3aa); --edge: light-dark(#dde2e6, #333b41); }
    body { margin: 0; height: 100vh; display: grid; grid-template: 56px 1fr / 200px 1fr; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
    header { grid-column: 1 / -1; display: flex; align-items: center; padding: 0 24px; border-bottom: 1px solid var(--edge); }
    header i { width: 420px; height: 32px; border-radius: 16px; background: var(--sheet); margin-left: 176px; border: 1px solid var(--edge); }
    nav { padding: 16px 24px; } nav p { margin: 0 0 12px; color: var(--soft); } nav p:first-child { color: var(--ink); font-weight: 600; }
    main { position: relative; background: var(--sheet); border-radius: 12px 0 0 0; border: 1px solid var(--edge); }
    main > p { margin: 0; padding: 14px 24px; border-bottom: 1px solid var(--edge); white-space: nowrap; overflow: hidden; } main > p span { color: var(--soft); margin-left: 12px; }
    [role=dialog] { position: absolute; left: 64px; bottom: 0; width: 520px; height: 460px; background: var(--sheet); border: 1px solid var(--edge); border-radius: 10px 10px 0 0; box-shadow: 0 8px 30px #0003; display: flex; flex-direction: column; }
    h1 { margin: 0; padding: 10px 16px; font-size: 14px; background: var(--page); border-radius: 10px 10px 0 0; }
    label { padding: 8px 16px; border-bottom: 1px solid var(--edge); color: var(--soft); } input { border: 0; background: none; color: var(--ink); font: inherit; outline: 0; }
    #compose { flex: 1; padding: 16px; outline: 0; } button { align-self: start; margin: 16px; padding: 8px 20px; border: 0; border-radius: 8px; background: #4a6f8f; color: #fff; font: inherit; }
    </style></head><body><header><i></i></header><nav>${inbox.map((name) => `<p>${name}</p>`).join('')}</nav>
    <main>${list.map(([name, text]) => `<p><b>${name}</b><span>${text}</span></p>`).join('')}
    <div role="dialog" aria-label="${heading}"><h1>${heading}</h1><label>${to} <input></label><label><input name="subjectbox" value="${subject}"></label>
    <div id="compose" g_editable="true" role="textbox" contenteditable="true" aria-multiline="true">${body}</div><button type="button">${send}</button></div></main></body></html>`;
}
