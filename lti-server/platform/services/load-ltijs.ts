// oxlint-disable-next-line typescript/triple-slash-reference -- the tests' project meets this file by import only
/// <reference path="./ltijs.d.ts" />
import { randomBytes } from 'node:crypto';
import type { LtijsProvider } from 'ltijs';
import { checkPlatformUrl } from '../check-platform-url.ts';
import { guardedLookup } from '../guarded-lookup.ts';
import { ltijsCall, ltijsDatabase } from './ltijs-call.ts';
import { nextPage } from './next-page.ts';

const timeLimit = 10_000;
const sizeLimit = 8 * 1024 * 1024;

let loaded: Promise<LtijsProvider> | null = null;

/**
 * ltijs, set up once in this process and loaded when first needed: it brings Express and mongoose along (0.2 to
 * 0.4 s, 50 MB). None of its routes is mounted, for one unauthenticated request to them can end the process.
 */
export function loadLtijs(): Promise<LtijsProvider> {
  loaded ??= setUp();
  return loaded;
}

async function setUp(): Promise<LtijsProvider> {
  const { Provider } = await import('ltijs');
  await boundRequests();
  // Nothing is encrypted or signed with this key: our database does its own, and there are no cookies.
  const key = randomBytes(32).toString('hex');
  Provider.setup(key, { plugin: ltijsDatabase }, { cors: false, ltiaas: true, devMode: false, tokenMaxAge: false });
  const before = new Set(process.listeners('SIGINT'));
  await Provider.deploy({ serverless: true, silent: true });
  // Its handler would end the process before the sends in hand are finished.
  for (const listener of process.listeners('SIGINT')) if (!before.has(listener)) process.off('SIGINT', listener);
  return Provider;
}

/**
 * Gives the one HTTP client of ltijs what it lacks: an end (time and size), no retries of its own (it would obey a
 * `Retry-After` of an hour), no redirects, only addresses that may be a platform's, and the next page from Link
 * headers that its own reader does not understand.
 */
async function boundRequests(): Promise<void> {
  const { default: client } = await import('ltijs/dist/Utils/Http.js');
  const bounded = client.extend({
    timeout: timeLimit,
    retry: 0,
    followRedirect: false,
    handlers: [
      (options, next) => {
        const request = next(options);
        request.on('downloadProgress', ({ transferred }) => {
          if (transferred > sizeLimit) request.cancel();
        });
        return request;
      },
    ],
    hooks: {
      beforeRequest: [
        (options) => {
          const call = ltijsCall.getStore();
          if (!call) throw new Error('ltijs made a request outside a call');
          checkPlatformUrl(options.url.href, call.tool.configuration);
          options.lookup = guardedLookup(call.tool.configuration);
          options.headers['user-agent'] = `Tend (+${call.tool.configuration.url})`;
        },
      ],
      afterResponse: [
        (response) => {
          const next = nextPage(response.headers['link'], response.url);
          response.headers['link'] = next === null ? undefined : `<${next}>; rel="next"`;
          return response;
        },
      ],
    },
  });
  client.get = bounded.get;
  client.post = bounded.post;
}
