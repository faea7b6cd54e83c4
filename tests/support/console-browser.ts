import type { FastifyInstance } from 'fastify';

export const consolePassword = 'a password for tests';

interface Answer {
  status: number;
  body: string;
  location: string | undefined;
  headers: Record<string, unknown>;
}

type Send = (request: {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer<ArrayBuffer>;
}) => Promise<Answer & { cookies: readonly { name: string; value: string }[] }>;

/** What an operator's browser does: it keeps cookies, and sends the forms that it was shown. */
export interface ConsoleBrowser {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends fields with the token of the page at `from`; another token when the fields name one. */
  post(
    path: string,
    fields: Record<string, string | string[]>,
    from?: string,
    headers?: Readonly<Record<string, string | undefined>>,
  ): Promise<Answer>;
  /** Sends a file, or none, with the token of that page; another token when one is named. */
  upload(path: string, file: string | Buffer | null, csrf?: string): Promise<Answer>;
  signIn(password?: string): Promise<Answer>;
}

/** On a server that does not listen. */
export function openConsoleBrowser(server: FastifyInstance): ConsoleBrowser {
  return browserOf(async (request) => {
    const { statusCode, body, headers, cookies } = await server.inject(request);
    return { status: statusCode, body, location: headers.location, headers, cookies };
  });
}

/** On a server in a process of its own, at that origin. */
export function openConsoleBrowserAt(origin: string): ConsoleBrowser {
  return browserOf(async ({ url, payload, ...request }) => {
    const answer = await fetch(origin + url, { ...request, body: payload ?? null, redirect: 'manual' });
    const cookies = answer.headers.getSetCookie().map((line) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      return { name, value };
    });
    const headers = Object.fromEntries(answer.headers);
    return { status: answer.status, body: await answer.text(), location: headers['location'], headers, cookies };
  });
}

export function tokenIn(page: string): string {
  return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

function part(head: string, body: string | Buffer): Buffer {
  const start = Buffer.from(`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`);
  return Buffer.concat([start, Buffer.from(body), Buffer.from('\r\n')]);
}

function browserOf(send: Send): ConsoleBrowser {
  const cookies = new Map<string, string>();

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    payload?: string | Buffer<ArrayBuffer>,
  ) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send({ method, url, headers: { cookie, ...headers }, ...(payload ? { payload } : {}) });
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  const browser: ConsoleBrowser = {
    cookies,
    get: (path, headers = {}) => ask('GET', path, headers),
    async post(path, fields, from = '/admin/setup-links', headers = {}) {
      const token = 'csrf' in fields ? {} : { csrf: tokenIn((await browser.get(from)).body) };
      const pairs = Object.entries({ ...token, ...fields }).flatMap(([name, value]) =>
        [value].flat().map((one) => [name, one]),
      );
      const type = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
      const sent = Object.entries({ ...type, ...headers }).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      );
      return ask('POST', path, Object.fromEntries(sent), new URLSearchParams(pairs).toString());
    },
    async upload(path, file, csrf) {
      const token = csrf ?? tokenIn((await browser.get(path)).body);
      const attached = file === null ? [] : [part('name="file"; filename="p.yaml"\r\nContent-Type: text/yaml', file)];
      const payload = Buffer.concat([part('name="csrf"', token), ...attached, Buffer.from('--x--\r\n')]);
      const type = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' };
      return ask('POST', path, type, payload);
    },
    signIn: (password = consolePassword) => browser.post('/admin/sign-in', { password }, '/admin/sign-in'),
  };
  return browser;
}
