import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import { listToolKeys, makeKey, putKeyInUse } from '../platform/tool-keys.ts';
import type { Tool } from '../tool.ts';
import { sendConsole, viewOf } from './console-page.ts';
import { changeAs, goOn, postForm } from './console-post.ts';
import { renderButton, renderCareful } from './forms.ts';
import { code, formatTime, renderState, renderTable } from './tables.ts';

const path = '/admin/keys';

/** The keys that the tool signs with. */
export function addKeyRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const view = viewOf(request, reply);
    const { t, locale } = view;
    const keys = await listToolKeys(tool);
    const signing = keys.find(({ retiredAt }) => retiredAt === null)?.kid;
    const rows = keys.map(({ kid, createdAt, retiredAt }) => [
      code(kid),
      renderState(kid === signing ? 'good' : 'off', t(kid === signing ? 'keys.signs' : 'keys.published')),
      formatTime(createdAt, locale),
      retiredAt === null ? '–' : formatTime(retiredAt, locale),
    ]);
    const rotate = renderButton(view, `${path}/rotate`, t('keys.rotate'), { isPrimary: true });
    return sendConsole(request, reply, view, {
      title: t('keys.title'),
      room: path,
      body: html`<p>${t('keys.intro')}</p>
        !${renderTable({
          caption: t('keys.title'),
          headings: [t('keys.id'), t('table.state'), t('keys.made'), t('keys.retired')],
          rows,
          empty: t('keys.empty'),
        })}
        !${renderCareful(t('keys.rotate.summary'), t('keys.rotate.what'), rotate)}`,
    });
  });

  postForm(server, `${path}/rotate`, async (request, reply) => {
    const key = await makeKey(tool);
    const change = { action: 'keys-rotated', target: key.kid } as const;
    await changeAs(tool, request, (trx) => putKeyInUse(trx, key, tool.clock()), change);
    return goOn(reply, change, path);
  });
}
