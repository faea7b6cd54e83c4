import type { LaunchPlatform } from './launch-platform.ts';
import type { ServerAddress } from './measured-server.ts';

const redirectsAtMost = 5;

/**
 * One launch as a browser and a platform make it together: login, authorization, id_token posted back, redirects up
 * to the page, cookies kept all the way. `person` is the `sub`.
 * @throws Error when it does not end in a page with its launch in it: a refusal is cheap and would flatter
 */
export async function launchOnce(tool: ServerAddress, platform: LaunchPlatform, person: string): Promise<void> {
  const { issuer, clientId, deploymentId } = platform.registration;
  const jar = new Map<string, string>();
  const login = new URL(tool.loginUrl);
  login.search = new URLSearchParams({
    iss: issuer,
    target_link_uri: tool.launchUrl,
    login_hint: person,
    lti_message_hint: '{"cmid":"5","launchid":"ltilaunch7_123456789"}',
    client_id: clientId,
    lti_deployment_id: deploymentId,
  }).toString();
  const asked = await request(login.href, jar);
  const location = asked.headers.get('location');
  if (location === null) throw new Error(`Login answered ${asked.status}: ${await asked.text()}`);
  await asked.arrayBuffer();

  const { searchParams } = new URL(location);
  const [state, nonce, redirectUri] = ['state', 'nonce', 'redirect_uri'].map((name) => searchParams.get(name) ?? '');
  if (!state || !nonce || !redirectUri) throw new Error(`An authorization request without what it needs: ${location}`);
  const idToken = await platform.signIdToken({ person, nonce, targetLinkUri: tool.launchUrl });
  const body = new URLSearchParams({ id_token: idToken, state });
  let answer = await request(redirectUri, jar, { method: 'POST', body });
  for (let redirects = 0; answer.status >= 300 && answer.status < 400 && redirects < redirectsAtMost; redirects++) {
    await answer.arrayBuffer();
    answer = await request(new URL(answer.headers.get('location') ?? '', answer.url).href, jar);
  }
  const page = await answer.text();
  if (answer.status !== 200 || !page.includes('id="tend-launch"')) {
    throw new Error(`The launch at ${tool.launchUrl} ended in ${answer.status}: ${page.slice(0, 500)}`);
  }
}

async function request(url: string, jar: Map<string, string>, init: RequestInit = {}): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, { ...init, redirect: 'manual', headers: cookie ? { cookie } : {} });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/s);
    jar.set(name, value);
  }
  return response;
}
