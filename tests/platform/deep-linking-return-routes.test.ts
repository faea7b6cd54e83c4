import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection, monday } from './connect-stand-in.ts';
import { learnerSam, teacherPriya } from './demo-course.ts';
import { driveLaunch } from './drive-launch.ts';
import { Visitor } from './visitor.ts';

const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const notice = { type: 'ltiResourceLink', title: 'Notice', custom: { module_id: 'notice' } };
let connection: Connection;
let visitor: Visitor;
let returnUrl: string;

beforeEach(async () => {
  connection = await Connection.open();
  await select();
});

afterEach(() => connection.close());

/** Priya opens "Select content". */
async function select(): Promise<void> {
  const { platform, tool, standIn } = connection;
  visitor = new Visitor();
  await driveLaunch(platform, platform.deepLinkingUrl(tool), { personId: teacherPriya.id, visitor });
  const claims = decodeJwt(standIn.launches.at(-1)?.get('id_token') ?? '');
  returnUrl = (claims[`${dl}/deep_linking_settings`] as { deep_link_return_url: string }).deep_link_return_url;
}

const signed = (items: unknown[], changes: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
  connection.standIn.sign(
    {
      iss: connection.tool.clientId,
      iat: monday / 1000,
      exp: monday / 1000 + 60,
      [`${dl}/content_items`]: items,
      ...changes,
    },
    header,
  );

const post = async (jwt: string, url = returnUrl) => visitor.follow(await visitor.post(url, { JWT: jwt }));
const titles = () => connection.platform.course.resourceLinks.map((link) => link.title);

test('one item is handed to the form, not created', async () => {
  const answer = await post(await signed([notice]));
  expect(answer.status).toBe(200);
  expect(answer.body).toMatch(/"selection":"\w{12}","created":0/);
  expect(titles()).toEqual(['Notice first']);
});

test('several items are created at once, with text made plain and the column named after the activity', async () => {
  await post(
    await signed([
      {
        ...notice,
        text: '<p>Look <b>twice</b></p>',
        lineItem: { label: 'Ignored', scoreMaximum: 1, resourceId: 'n', tag: 't' },
      },
      { ...notice, title: '', url: 'http://localhost/x' },
    ]),
  );
  const [, first, second] = connection.platform.course.resourceLinks;
  expect(first).toMatchObject({
    title: 'Notice',
    description: 'Look twice',
    custom: { module_id: 'notice' },
    url: null,
  });
  expect(second).toMatchObject({ title: 'Tend', url: 'http://localhost/x' });
  const items = connection.platform.gradebook.lineItems.slice(1);
  expect(items).toEqual([expect.objectContaining({ label: 'Notice', scoreMaximum: 1, resourceId: 'n', tag: 't' })]);
});

test.each([250, 12.5, 0, -1])('a maximum of %s silently becomes 100 when several are created', async (scoreMaximum) => {
  await post(await signed([{ ...notice, lineItem: { scoreMaximum } }, notice]));
  expect(connection.platform.gradebook.lineItems[1]?.scoreMaximum).toBe(100);
});

test('an item of another type becomes an activity without an address', async () => {
  await post(await signed([{ type: 'link', url: 'https://example.org', title: 'Link' }, notice]));
  expect(connection.platform.course.resourceLinks[1]).toMatchObject({ title: 'Link', url: null });
});

test('an empty list and an error message change nothing', async () => {
  expect((await post(await signed([]))).body).toContain('"selection":null,"created":0,"error":null');
  const answer = await post(await signed([notice, notice], { [`${dl}/errormsg`]: 'It went wrong </script>' }));
  expect(answer.body).toContain('It went wrong \\u003c/script>');
  expect(titles()).toEqual(['Notice first']);
});

describe('is refused', () => {
  test.each([
    ['another iss', { iss: 'https://tool.example' }],
    ['an exp that is over', { exp: monday / 1000 - 1 }],
    ['an iat in the future', { iat: monday / 1000 + 1 }],
  ])('for %s', async (_name, changes: Record<string, unknown>) => {
    expect((await post(await signed([notice, notice], changes))).status).toBe(404);
    expect(titles()).toEqual(['Notice first']);
  });

  test('without kid', async () => {
    expect((await post(await signed([notice, notice], {}, { kid: undefined }))).status).toBe(404);
  });

  test('with a changed signature', async () => {
    const jwt = await signed([notice, notice]);
    const [header, , signature] = jwt.split('.');
    const [, payload] = (await signed([notice, notice, notice])).split('.');
    expect((await post([header, payload, signature].join('.'))).status).toBe(404);
  });

  test('for another sesskey', async () => {
    const url = returnUrl.replace(/sesskey=\w+/, 'sesskey=aaaaaaaaaa');
    const answer = await post(await signed([notice, notice]), url);
    expect(answer.body).toContain('Your session has most likely timed out');
    expect(titles()).toEqual(['Notice first']);
  });

  test('for a learner', async () => {
    const { platform } = connection;
    const { session, cookie } = platform.signIn(learnerSam.id);
    visitor.forgetCookies();
    visitor.rememberCookies(platform.url, cookie);
    const url = returnUrl.replace(/sesskey=\w+/, `sesskey=${session.sesskey}`);
    expect((await post(await signed([notice, notice]), url)).status).toBe(404);
    expect(titles()).toEqual(['Notice first']);
  });

  test('without the field JWT', async () => {
    expect((await visitor.post(returnUrl, { jwt: await signed([notice]) })).status).toBe(404);
  });
});

test('aud, nonce and deployment are looked at only where the profile says so', async () => {
  await post(await signed([notice, notice], { aud: 'anything' }));
  expect(titles()).toHaveLength(3);

  await connection.close();
  connection = await Connection.open({ deepLinking: { check: { audience: true, nonce: true, subject: true } } });
  await select();
  const good = { aud: connection.platform.issuer, nonce: 'n', sub: connection.tool.clientId };
  for (const missing of ['aud', 'nonce', 'sub']) {
    expect((await post(await signed([notice, notice], { ...good, [missing]: undefined }))).status).toBe(404);
  }
  expect((await post(await signed([notice, notice], good))).status).toBe(200);
});

test('without the cookie the response is posted again from the campus itself', async () => {
  connection.platform.faults.areCookiesBlocked = true;
  await post(await signed([notice, notice]));
  const posts = connection.platform.journal.matching('contentitem_return');
  expect(posts).toHaveLength(2);
  expect(posts[1]?.body).toContain('&repost=true');
  expect(titles()).toHaveLength(3);
});
