import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import type { Trx } from '../database/run-transaction.ts';
import { dropPack, type DroppedPack } from '../packs/drop-pack.ts';
import { readPacks, type StoredPack } from '../packs/read-packs.ts';
import type { Tool } from '../tool.ts';
import { ConsoleError } from './console-error.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { changeAs, goOn, postForm } from './console-post.ts';
import { renderButton, renderCareful } from './forms.ts';
import { addPackUpload, renderUpload } from './pack-upload.ts';
import { readForm } from './read-form.ts';
import { code, formatTime, renderState, renderTable, text } from './tables.ts';

const path = '/admin/packs';
const removeSchema = z.object({ pack: z.string().min(1).max(200) });

/** An organisation's own prompts and modules. */
export function addPackRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const view = viewOf(request, reply);
    const body = renderPacks(view, await readPacks(tool.db)) + renderUpload(view);
    return sendConsole(request, reply, view, { title: view.t('packs.title'), room: path, body });
  });

  addPackUpload(server, tool);

  postForm(server, `${path}/remove`, async (request, reply) => {
    const { pack } = readForm(removeSchema, request.body);
    const changeOf = ({ activities }: DroppedPack) =>
      ({ action: 'pack-removed', target: pack, count: activities }) as const;
    const drop = async (trx: Trx): Promise<DroppedPack> => {
      const found = await dropPack(trx, pack);
      if (!found) throw new ConsoleError('not-found');
      return found;
    };
    const dropped = await changeAs(tool, request, drop, changeOf);
    await tool.refreshContent();
    return goOn(reply, changeOf(dropped), path);
  });
}

function renderPacks(view: View, packs: readonly StoredPack[]): string {
  const { t, locale } = view;
  const rows = packs.map(({ id, name, version, publisher, addedAt, pack }) => {
    const remove = renderButton(view, `${path}/remove`, t('packs.remove'), { fields: { pack: id }, about: name });
    return [
      html`${name} !${code(id)}`,
      text(version),
      text(publisher ?? '–'),
      pack === null
        ? renderState('bad', t('packs.unreadable'))
        : renderState('good', t('packs.holds', { nudges: pack.nudges.length, modules: pack.modules.length })),
      formatTime(addedAt, locale),
      renderCareful(t('packs.remove.summary'), t('packs.remove.what'), remove),
    ];
  });
  const headings = ['name', 'version', 'publisher', 'content', 'added'] as const;
  return html`<p>${t('packs.intro')}</p>
    !${renderTable({
      caption: t('packs.title'),
      headings: [...headings.map((heading) => t(`packs.${heading}`)), t('table.action')],
      rows,
      empty: t('packs.empty'),
    })}`;
}
