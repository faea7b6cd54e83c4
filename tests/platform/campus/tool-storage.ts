import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import type { PlatformState } from '../platform-state.ts';
import { answerAsForeigner, keepForTools, openWhenKept } from './browser/keep-for-tools.ts';

/** How a page of the campus keeps things for tools: by itself (`_parent`), or in a frame of that name. */
export interface ToolStorage {
  readonly target: string;
  readonly fault: string;
  /** A page of another origin, that of the same server under its other name. */
  readonly foreignUrl: string;
}

const keeperPath = '/campus/kept-for-tools';
const foreignPath = '/campus/foreigner';

/** Null where the platform keeps nothing for tools. */
export function toolStorage({ profile, url, faults }: PlatformState): ToolStorage | null {
  const target = profile.login.storageTarget;
  if (target === null) return null;
  return { target, fault: faults.storage, foreignUrl: `${url.replace('127.0.0.1', 'localhost')}${foreignPath}` };
}

/** For the head of a page; no module, so that it listens before any frame can ask. */
export function storageHead(storage: ToolStorage | null): string {
  if (!storage) return '';
  const opening = html`<script type="module" src="/campus/open-when-kept.js"></script>`;
  return storage.target === '_parent' ? keeperHead(storage) + opening : opening;
}

/** For the body: the frame, when things are kept in one. A platform may name a frame that is not there. */
export function storageFrame(storage: ToolStorage | null): string {
  if (!storage || storage.target === '_parent' || storage.fault === 'missing') return '';
  return html`<iframe name="${storage.target}" title="Kept for tools" data-keeper="${keeperPath}" hidden></iframe>`;
}

function keeperHead({ fault, foreignUrl }: ToolStorage): string {
  return html`<meta name="storage-fault" content="${fault}" />
    <meta name="storage-foreign" content="${foreignUrl}" />
    <script src="/campus/keep-for-tools.js"></script>`;
}

export function toolStorageRoutes(state: PlatformState): FastifyPluginAsync {
  return async (app) => {
    for (const [name, script] of Object.entries({
      'keep-for-tools': keepForTools,
      'answer-as-foreigner': answerAsForeigner,
      'open-when-kept': openWhenKept,
    })) {
      app.get(`/campus/${name}.js`, async (_request, reply) =>
        reply.type('text/javascript').send(`(${String(script)})();`),
      );
    }
    const page = (head: string) => `<!doctype html><html lang="en"><title>Kept for tools</title>${head}</html>`;
    app.get(keeperPath, async (_request, reply) => {
      const storage = toolStorage(state);
      return reply.type('text/html; charset=utf-8').send(page(storage ? keeperHead(storage) : ''));
    });
    app.get(foreignPath, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(page('<script src="/campus/answer-as-foreigner.js"></script>')),
    );
  };
}
