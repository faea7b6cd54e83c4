import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import { maxPackBytes, type Pack } from '#shared/schemas/pack.ts';
import { keepPack } from '../packs/keep-pack.ts';
import { readPacks } from '../packs/read-packs.ts';
import type { Tool } from '../tool.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { changeAs, goOn } from './console-post.ts';
import { examineUpload } from './examine-upload.ts';
import { renderForm } from './forms.ts';

const path = '/admin/packs';
const uploadSchema = z.object({ file: z.instanceof(Uint8Array) });

/** Files are taken only here; elsewhere a form with one is refused as a kind of body that nobody expects. */
export function addPackUpload(server: FastifyInstance, tool: Tool): void {
  void server.register(async (uploads) => {
    await uploads.register(multipart, {
      attachFieldsToBody: 'keyValues',
      limits: { fileSize: maxPackBytes, files: 1, fields: 2, fieldSize: 1000, parts: 3 },
    });
    addUploadRoute(uploads, tool);
  });
}

/** One at a time: each check takes a core and a few hundred megabytes for some seconds. */
function addUploadRoute(server: FastifyInstance, tool: Tool): void {
  let isBusy = false;
  const options = { preValidation: server.csrfProtection, bodyLimit: maxPackBytes + 8 * 1024 };
  server.post(path, options, async (request, reply) => {
    const { file } = uploadSchema.safeParse(request.body).data ?? {};
    if (file === undefined || file.length === 0) return refuse(request, reply, 400, (t) => t('packs.noFile'));
    if (isBusy) return refuse(request, reply, 409, (t) => t('packs.busy'));
    isBusy = true;
    try {
      const stored = (await readPacks(tool.db)).flatMap(({ pack }) => pack ?? []);
      const examined = await examineUpload({ name: 'pack', bytes: file }, stored);
      if ('problems' in examined) {
        return refuse(request, reply, 400, (t) => t('packs.refused'), examined.problems);
      }
      return await take(tool, request, reply, examined.pack);
    } finally {
      isBusy = false;
    }
  });
}

async function take(tool: Tool, request: FastifyRequest, reply: FastifyReply, pack: Pack): Promise<FastifyReply> {
  const change = { action: 'pack-added', target: `${pack.id} ${pack.version}` } as const;
  const kept = await changeAs(
    tool,
    request,
    (trx) => keepPack(trx, pack, tool.clock()),
    ({ kind }) => (kind === 'added' || kind === 'replaced' ? change : null),
  );
  if (kept.kind === 'sameVersion' || kept.kind === 'olderVersion') {
    const { kind, there } = kept;
    return refuse(request, reply, 409, (t) =>
      t(kind === 'sameVersion' ? 'packs.sameVersion' : 'packs.olderVersion', { there }),
    );
  }
  await tool.refreshContent();
  return goOn(reply, change, path);
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  say: (t: View['t']) => string,
  lines: readonly string[] = [],
): FastifyReply {
  const view = viewOf(request, reply);
  const list =
    lines.length === 0
      ? ''
      : html`<ul lang="en">
          !${lines.map((line) => html`<li>${line}</li>`).join('')}
        </ul>`;
  return sendConsole(request, reply, view, {
    title: view.t('packs.add'),
    room: path,
    status,
    body: html`<p class="notice bad" role="alert">${say(view.t)}</p>
      !${list}!${renderUpload(view)}`,
  });
}

export function renderUpload(view: View): string {
  const { t } = view;
  const field = html`<div class="field">
    <label for="file">${t('packs.file')}</label>
    <input id="file" name="file" type="file" accept=".yaml,.yml,.json" required aria-describedby="file-hint" />
    <p class="small muted" id="file-hint">${t('packs.file.hint')}</p>
  </div>`;
  const button = html`<button class="primary">${t('packs.add.button')}</button>`;
  const form = renderForm(view, path, field + button, {}, 'multipart/form-data');
  return html`<section class="panel">
    <h2>${t('packs.add')}</h2>
    !${form}
  </section>`;
}
