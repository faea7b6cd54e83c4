// A launch opens in the browser that began it: by cookie, by the platform's storage, or in a new window.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { engines } from '../support/databases.ts';
import { formOf, Visitor, type Answer } from '../platform/visitor.ts';
import { bootOf, expectRefusal, prepareLaunch, refuses, startLaunchRig, type LaunchRig } from './launch-rig.ts';
import { withClaims } from './payloads.ts';

const storageTaskOf = (answer: Answer) =>
  JSON.parse(/id="tend-storage">([\s\S]*?)<\/script>/.exec(answer.body)?.[1] ?? 'null') as Record<
    string,
    string | null
  >;

describe.each(engines)('binding to the browser on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  const inOtherBrowser = async (): Promise<Answer> => {
    const answer = await rig.launch({ cookies: 'drop' });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('id="tend-launch"');
    return answer;
  };
  const press = (page: Answer, visitor: Visitor) => visitor.submit(page);

  test('another browser gets no session from a launch, only a button', async () => {
    const before = await rig.countSessions();
    const page = await inOtherBrowser();
    expect(page.body).toMatch(/<form method="post" action="\/lti\/launch\/window" target="_blank">/);
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${rig.platform.issuer}`);
    expect(await rig.countSessions()).toBe(before);
  });

  test('the cookie of another login does not do', async () => {
    const { fields } = await prepareLaunch(rig);
    const other = await prepareLaunch(rig);
    const answer = await other.visitor.post(`${rig.url}/lti/launch`, fields);
    expect(answer.body).not.toContain('id="tend-launch"');
  });

  test('two frames of one page log in side by side', async () => {
    const visitor = new Visitor();
    const held: URLSearchParams[] = [];
    for (let frame = 0; frame < 2; frame += 1) {
      await rig.launch({ visitor, fields: (fields) => (held.push(fields), new URLSearchParams()) });
    }
    for (const fields of held) bootOf(await visitor.post(`${rig.url}/lti/launch`, fields));
  });

  test('the new window names the person and the course and asks; then the page opens', async () => {
    const window = new Visitor();
    const question = await press(await inOtherBrowser(), window);
    expect(question.status).toBe(200);
    expect(question.body).toContain('Sam Okafor');
    expect(question.body).toContain('Leading with compassion');
    expect(question.body).not.toContain('id="tend-launch"');
    expect(question.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const boot = bootOf(await press(question, window));
    expect(boot.session.page).toBe('module');
  });

  test('names are shown as text', async () => {
    const page = await rig.launch({
      cookies: 'drop',
      change: withClaims({ name: '<img src=x onerror=alert(1)>', [claim.context]: { id: '3', title: '</script><b>' } }),
    });
    const question = await press(page, new Visitor());
    expect(question.body).not.toContain('<img src=x');
    expect(question.body).not.toContain('</script><b>');
  });

  test('each step of the new window works once', async () => {
    const window = new Visitor();
    const page = await inOtherBrowser();
    const question = await press(page, window);
    expectRefusal(await press(page, window), 'window-used');
    bootOf(await press(question, window));
    expectRefusal(await press(question, window), 'window-used');
  });

  test('the answer to the question counts from that window only', async () => {
    const question = await press(await inOtherBrowser(), new Visitor());
    await refuses(rig, 'window-used', () => press(question, new Visitor()));
  });

  test('a window without cookies may go on when the browser says that the post is from our page', async () => {
    const question = await press(await inOtherBrowser(), new Visitor());
    const form = formOf(question);
    const post = (site: string) =>
      fetch(form?.action ?? '', { method: 'POST', body: form?.fields ?? null, headers: { 'sec-fetch-site': site } });
    expect((await post('same-origin')).status).toBe(200);
    const another = formOf(await press(await inOtherBrowser(), new Visitor()));
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await fetch(another?.action ?? '', { method: 'POST', body: another?.fields ?? null, headers });
    expect(answer.status).toBe(409);
  });

  test('the button works for five minutes', async () => {
    const page = await inOtherBrowser();
    rig.tick(5 * 60_000);
    expectRefusal(await press(page, new Visitor()), 'window-used');
    rig.tick(-5 * 60_000);
  });

  test('a made-up handle opens nothing', async () => {
    for (const path of ['window', 'continue', 'proof']) {
      const answer = await new Visitor().post(`${rig.url}/lti/launch/${path}`, { handle: 'x'.repeat(43) });
      expect(answer.status).toBe(409);
      expect((await new Visitor().post(`${rig.url}/lti/launch/${path}`, {})).status).toBe(400);
    }
  });

  test('a handle is good for its own step only', async () => {
    const page = await inOtherBrowser();
    const fields = formOf(page)?.fields ?? new URLSearchParams();
    for (const path of ['continue', 'proof']) {
      expect((await new Visitor().post(`${rig.url}/lti/launch/${path}`, fields)).status).toBe(409);
    }
    expect((await press(page, new Visitor())).status).toBe(200);
  });

  describe("with the platform's storage", () => {
    const offer = { lti_storage_target: 'post_message_forwarding' };
    /** The login by hand: it answers with a page instead of a redirect. */
    async function logIn() {
      const visitor = new Visitor();
      const login = await visitor.post(`${rig.url}/lti/login`, {
        iss: rig.platform.issuer,
        login_hint: '4',
        target_link_uri: `${rig.url}/lti/launch`,
        client_id: rig.registered.clientId,
        ...offer,
      });
      expect(login.status).toBe(200);
      const task = storageTaskOf(login);
      const request = new URL(task['next'] ?? '').searchParams;
      return { visitor, login, task, state: request.get('state') ?? '', nonce: request.get('nonce') ?? '' };
    }
    async function launch({ state, nonce }: { state: string; nonce: string }, visitor: Visitor): Promise<Answer> {
      let claims = {};
      await rig.launch({ change: (good) => (claims = good), idToken: 'no' });
      const idToken = await rig.platform.state.keys.sign({ ...claims, nonce });
      return visitor.post(`${rig.url}/lti/launch`, { state, id_token: idToken });
    }

    test('the login puts a secret where the platform says, and then goes on', async () => {
      const { login, task, state } = await logIn();
      expect(login.headers.get('content-security-policy')).toMatch(/frame-ancestors \*$/);
      expect(task).toEqual({
        target: 'post_message_forwarding',
        origin: rig.platform.issuer,
        key: state,
        value: expect.stringMatching(/^[\w-]{43}$/),
        next: expect.stringContaining(rig.platform.authUrl),
      });
    });

    test('the secret, read back, opens the page without any cookie', async () => {
      const login = await logIn();
      const page = await launch(login, new Visitor());
      expect(page.body).not.toContain('id="tend-launch"');
      expect(storageTaskOf(page)).toMatchObject({ target: 'post_message_forwarding', key: login.state, value: null });
      const fields = formOf(page)?.fields ?? new URLSearchParams();
      fields.set('proof', login.task['value'] ?? '');
      bootOf(await new Visitor().post(`${rig.url}/lti/launch/proof`, fields));
    });

    test.each([
      ['a wrong one', 'x'.repeat(43)],
      ['none', ''],
    ])('with %s the launch goes on in a new window', async (_name, proof) => {
      const page = await launch(await logIn(), new Visitor());
      const fields = formOf(page)?.fields ?? new URLSearchParams();
      fields.set('proof', proof);
      const window = await new Visitor().post(`${rig.url}/lti/launch/proof`, fields);
      expect(window.body).not.toContain('id="tend-launch"');
      const visitor = new Visitor();
      bootOf(await press(await press(window, visitor), visitor));
    });

    test('the secret of the cookie is not the one of the storage', async () => {
      const { login, task } = await logIn();
      const cookie = /^__Host-tend-[\w-]+=([\w-]{43});/.exec(login.headers.getSetCookie()[0] ?? '')?.[1];
      expect(cookie).toBeDefined();
      expect(cookie).not.toBe(task['value']);
    });

    test('a cookie that came along opens the page without asking the storage', async () => {
      const login = await logIn();
      bootOf(await launch(login, login.visitor));
    });
  });
});
