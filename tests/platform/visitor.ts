import { Window } from 'happy-dom';

/** An answer with its body read. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * A browser without scripts, for tests without one: keeps cookies by host name (as browsers do, whatever the port),
 * sends forms, follows nothing by itself.
 */
export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Puts cookies into the jar from a Cookie header's text. */
  rememberCookies(url: string, cookieHeader: string): void {
    for (const cookie of cookieHeader.split(';')) {
      const [name = '', ...value] = cookie.trim().split('=');
      this.#jar(url).set(name, value.join('='));
    }
  }

  forgetCookies(): void {
    this.#cookies.clear();
  }

  get(url: string): Promise<Answer> {
    return this.#send(url, { method: 'GET' });
  }

  post(url: string, fields: URLSearchParams | Readonly<Record<string, string>>): Promise<Answer> {
    return this.#send(url, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Sends the one form of a page, as its script or its reader would. */
  submit(page: Answer): Promise<Answer> {
    const form = formOf(page);
    if (!form) throw new Error(`No form in the answer of ${page.url} (${page.status}): ${page.body.slice(0, 300)}`);
    if (form.method === 'post') return this.post(form.action, form.fields);
    return this.get(`${form.action}?${form.fields}`);
  }

  /** Follows redirects and forms that send themselves, until a page is there to be read. */
  async follow(first: Answer): Promise<Answer> {
    let answer = first;
    for (let hop = 0; hop < 12; hop++) {
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
      if (location) answer = await this.get(new URL(location, answer.url).href);
      else if (answer.body.includes('id="ltiAuthForm"')) answer = await this.submit(answer);
      else return answer;
    }
    throw new Error(`More than 12 redirects, the last to ${answer.url}`);
  }

  #jar(url: string): Map<string, string> {
    const { hostname } = new URL(url);
    const jar = this.#cookies.get(hostname) ?? new Map<string, string>();
    this.#cookies.set(hostname, jar);
    return jar;
  }

  async #send(url: string, init: RequestInit): Promise<Answer> {
    const jar = this.#jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', ...value] = pair.trim().split('=');
      if (attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute))) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    return { url, status: response.status, headers: response.headers, body: await response.text() };
  }
}

/** Action, method and fields of the first form in a page. */
export function formOf(page: Answer): { action: string; method: 'get' | 'post'; fields: URLSearchParams } | null {
  const window = new Window({ url: page.url });
  try {
    window.document.write(page.body);
    const form = window.document.querySelector('form');
    if (!form) return null;
    const fields = new URLSearchParams();
    for (const input of form.querySelectorAll('input[name]')) {
      fields.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '');
    }
    const method = form.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get';
    return { action: new URL(form.getAttribute('action') ?? '', page.url).href, method, fields };
  } finally {
    window.close();
  }
}
