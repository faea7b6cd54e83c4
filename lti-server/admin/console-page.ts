import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import type { Locale } from '#shared/schemas/locale.ts';
import { localeOf } from '../locale-of.ts';
import { mark, renderShell } from '../pages/page-shell.ts';
import { sendPage } from '../serving/send-page.ts';
import { auditActions } from './audit.ts';
import { consoleWords, type ConsoleKey, type ConsoleWords } from './console-words.ts';
import { renderButton } from './forms.ts';

/** What every page of the console is written with. */
export interface View {
  t: ConsoleWords;
  locale: Locale;
  /** Goes into every form. */
  csrf: string;
  isSignedIn: boolean;
}

const rooms = [
  ['/admin', 'nav.overview'],
  ['/admin/registrations', 'nav.registrations'],
  ['/admin/setup-links', 'nav.setupLinks'],
  ['/admin/outbox', 'nav.outbox'],
  ['/admin/refusals', 'nav.refusals'],
  ['/admin/report', 'nav.report'],
  ['/admin/packs', 'nav.packs'],
  ['/admin/keys', 'nav.keys'],
  ['/admin/health', 'nav.health'],
  ['/admin/audit', 'nav.audit'],
] as const satisfies readonly (readonly [string, ConsoleKey])[];
export type Room = (typeof rooms)[number][0];

export function viewOf(request: FastifyRequest, reply: FastifyReply): View {
  const locale = localeOf(request);
  return {
    t: consoleWords[locale],
    locale,
    csrf: reply.generateCsrf({ userInfo: userOf(request) }),
    isSignedIn: request.operator !== null,
  };
}

/** A form counts in the session that it was written for, and nowhere else. */
export function userOf({ operator }: FastifyRequest): string {
  return operator?.tokenHash ?? 'nobody';
}

interface ConsolePage {
  title: string;
  /** HTML below the heading. */
  body: string;
  room?: Room;
  status?: number;
}

/** Sends one page of the console; nobody may frame it. */
export function sendConsole(
  request: FastifyRequest,
  reply: FastifyReply,
  view: View,
  { title, body, room, status = 200 }: ConsolePage,
): FastifyReply {
  const { t } = view;
  const page = renderShell({
    lang: view.locale,
    referrer: 'same-origin',
    title: t('page.title', { title }),
    body: html`<a class="skip" href="#main">${t('page.skip')}</a>
      <div class="console">
        <header>
          <div class="brand">!${mark}<span>${t('page.name')}</span></div>
          !${view.isSignedIn ? renderButton(view, '/admin/sign-out', t('signOut.button')) : ''}
        </header>
        !${view.isSignedIn ? renderNavigation(t, room) : ''}
        <main id="main" tabindex="-1">
          <h1>${title}</h1>
          !${renderNotice(request, t)}!${body}
        </main>
      </div>`,
  });
  return sendPage(reply, page, { status, frameAncestors: [] });
}

function renderNavigation(t: ConsoleWords, current: Room | undefined): string {
  const items = rooms.map(
    ([path, key]) => html`<li><a href="${path}" !${path === current ? 'aria-current="page"' : ''}>${t(key)}</a></li>`,
  );
  return html`<nav aria-label="${t('nav.label')}">
    <ul>
      !${items.join('')}
    </ul>
  </nav>`;
}

const noticeSchema = z.object({
  done: z.enum(auditActions),
  count: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
});

/** What was just done, by a name of ours: no text of an address stands in the page. */
function renderNotice({ query }: FastifyRequest, t: ConsoleWords): string {
  const parsed = noticeSchema.safeParse(query);
  if (!parsed.success) return '';
  const { done, count } = parsed.data;
  return html`<p class="notice" role="status">${t(`done.${done}`, { count })}</p>`;
}
