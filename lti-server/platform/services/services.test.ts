import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../../../tests/support/serve-json.ts';
import { openToolAndPlatform, type ToolAndPlatform } from '../../../tests/support/tool-and-platform.ts';
import { Course } from '../../../tests/platform/course.ts';
import { createDemoCourse } from '../../../tests/platform/demo-course.ts';
import { changeProfile } from '../../../tests/platform/profile.ts';
import { moodle45 } from '../../../tests/platform/profiles/moodle-4.5.ts';
import { lineItemsUrl, membershipsUrl } from '../../../tests/platform/service-urls.ts';
import type { DeepLinking } from '../../launch/launch.ts';
import { findSigningKey } from '../tool-keys.ts';
import { services } from './create-services.ts';
import type { ResourceLinkItem } from './services.ts';

const membersMediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
const learner = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';

function crowdedCourse(size: number): Course {
  const { people } = createDemoCourse();
  const crowd = Array.from({ length: size }, (_, place) => ({ ...people[0]!, id: String(100 + place) }));
  return new Course('3', 'LEAD-1', 'Leading', crowd);
}

let pair: ToolAndPlatform;
beforeEach(async () => {
  pair = await openToolAndPlatform('sqlite');
});
afterEach(() => pair.close());

const roster = () => membershipsUrl(pair.platform.state, pair.platform.course.id, pair.registered);
const columns = () => lineItemsUrl(pair.platform.state, pair.platform.course.id, pair.registered);

describe('names and roles', () => {
  test('are read with the right media type, token and name of the tool', async () => {
    const members = await services.readMembers(pair, roster());
    expect(members).toHaveLength(3);
    expect(members).toContainEqual({ sub: '4', name: 'Sam Okafor', roles: [learner], isActive: true });
    const [request] = pair.platform.journal.matching('/memberships');
    expect(request?.headers).toMatchObject({ accept: membersMediaType, 'user-agent': expect.stringContaining('Tend') });
    expect(request?.url).not.toContain('limit');
  });

  test('renew a token that the platform has ended, once', async () => {
    await services.readMembers(pair, roster());
    pair.platform.expireTokens();
    expect(await services.readMembers(pair, roster())).toHaveLength(3);
    expect(pair.platform.journal.matching('/token.php')).toHaveLength(2);
  });

  test('that are refused twice are refused', async () => {
    pair.platform.faults.answerNext('memberships', { status: 401 }, 2);
    await expect(services.readMembers(pair, roster())).rejects.toMatchObject({ fault: 'refused', status: 401 });
    expect(pair.platform.journal.matching('/memberships')).toHaveLength(2);
  });

  test('ask for one token when ten ask at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => services.readMembers(pair, roster())));
    expect(pair.platform.journal.matching('/token.php')).toHaveLength(1);
  });

  test.each([
    ['refused', { status: 403 }, { fault: 'refused', status: 403 }],
    ['gone', { status: 404 }, { fault: 'refused', status: 404 }],
    [
      'away, without trying again',
      { status: 503, headers: { 'retry-after': '3600' } },
      { fault: 'no-answer', status: 503 },
    ],
    ['redirected', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { fault: 'unreadable' }],
    ['HTML', { status: 200, body: '<!doctype html>' }, { fault: 'unreadable' }],
    ['null', { status: 200, body: 'null' }, { fault: 'unreadable' }],
    ['no members', { status: 200, body: '{}' }, { fault: 'unreadable' }],
    ['a member without an id', { status: 200, body: '{"members":[{}]}' }, { fault: 'unreadable' }],
  ])('that are %s end in one clear failure', async (_, answer, expected) => {
    pair.platform.faults.answerNext('memberships', answer);
    await expect(services.readMembers(pair, roster())).rejects.toMatchObject({ name: 'ServiceError', ...expected });
    expect(pair.platform.journal.matching('/memberships')).toHaveLength(1);
  });

  test('of a platform that is down, or gives no token, fail', async () => {
    pair.platform.faults.answerNext('token', { status: 400, body: '{"error":"invalid_scope"}' });
    await expect(services.readMembers(pair, roster())).rejects.toMatchObject({ fault: 'no-token', status: 400 });
    await services.readMembers(pair, roster());
    await pair.platform.setDown(true);
    await expect(services.readMembers(pair, roster())).rejects.toMatchObject({ fault: 'unreachable' });
  });
});

test('all pages of names and roles are read', async () => {
  const paged = await openToolAndPlatform('sqlite', {
    courses: [crowdedCourse(23)],
    profile: changeProfile(moodle45, { memberships: { pageSize: 5 } }),
  });
  try {
    const url = membershipsUrl(paged.platform.state, '3', paged.registered);
    expect(await services.readMembers(paged, url)).toHaveLength(23);
    expect(paged.platform.journal.matching('/memberships')).toHaveLength(5);
  } finally {
    await paged.close();
  }
});

test('line items are read over Moodle’s malformed Link headers', async () => {
  const paged = await openToolAndPlatform('sqlite', {
    profile: changeProfile(moodle45, { lineItems: { pageSize: 1 } }),
  });
  try {
    for (const label of ['a', 'b']) {
      paged.platform.gradebook.addLineItem({
        ...paged.platform.gradebook.lineItems[0]!,
        label,
        isCoupled: false,
      });
    }
    const url = lineItemsUrl(paged.platform.state, '3', paged.registered);
    const items = await services.listLineItems(paged, url, paged.link.id);
    expect(items.map((item) => item.label)).toEqual(['Notice', 'a', 'b']);
  } finally {
    await paged.close();
  }
});

test('the line items of a whole course are read without naming a resource link', async () => {
  const bare = pair.platform.course.addResourceLink({
    toolId: pair.registered.deploymentId,
    title: 'Another',
    lineItem: { scoreMaximum: 1, resourceId: 'not-soft' },
  });
  const items = await services.listLineItems(pair, columns(), null);
  expect(items.map(({ resourceId }) => resourceId)).toContain('not-soft');
  expect(items.length).toBeGreaterThan((await services.listLineItems(pair, columns(), bare.id)).length);
});

describe('the next page', () => {
  async function members(next: (own: string) => string) {
    const requests: string[] = [];
    const server = await serve((request, response) => {
      requests.push(String(request.url));
      response.setHeader('Link', `<${next(server.url)}>; rel="next"`);
      response.end(JSON.stringify({ members: [{ user_id: '1', roles: ['Learner'] }] }));
    });
    const outcome = await services.readMembers(pair, `${server.url}/first`).catch((error: unknown) => error);
    await server.close();
    return { outcome, requests };
  }

  test('on another origin is not asked for, so that the token stays here', async () => {
    const { outcome, requests } = await members(() => pair.platform.url);
    expect(outcome).toMatchObject({ fault: 'unreadable' });
    expect(requests).toEqual(['/first']);
    expect(pair.platform.journal.requests.filter((request) => !request.url.includes('token'))).toEqual([]);
  });

  test('that leads in a circle ends the list', async () => {
    const { outcome, requests } = await members((own) => `${own}/second`);
    expect(outcome).toHaveLength(2);
    expect(requests).toEqual(['/first', '/second']);
  });
});

test('an answer of too many bytes is cut off', async () => {
  const server = await serve((_request, response) => {
    const block = Buffer.alloc(1024 * 1024, 0x20);
    const write = () => void (response.writable && response.write(block, () => setImmediate(write)));
    write();
  });
  await expect(services.readMembers(pair, server.url)).rejects.toMatchObject({ fault: 'unreadable' });
  await server.close();
});

test('an address inside a private network is not asked, though it was once allowed', async () => {
  await services.readMembers(pair, roster());
  pair.tool.configuration.isLoopback = false;
  await expect(services.readMembers(pair, roster())).rejects.toMatchObject({ fault: 'unreachable' });
  expect(pair.platform.journal.matching('/memberships')).toHaveLength(1);
});

describe('a line item', () => {
  const item = { label: 'Notice', scoreMaximum: 1, resourceId: 'notice', tag: 'tend' };

  test('is created for a resource link and found again', async () => {
    const bare = pair.platform.course.addResourceLink({ toolId: pair.registered.deploymentId, title: 'Bare' });
    expect(await services.listLineItems(pair, columns(), bare.id)).toEqual([]);
    const created = await services.createLineItem(pair, columns(), bare.id, item);
    expect(created.id).toBe(pair.platform.lineItemUrl(bare));
    expect(await services.listLineItems(pair, columns(), bare.id)).toEqual([
      { id: created.id, label: 'Notice', resourceId: 'notice', resourceLinkId: bare.id },
    ]);
  });

  test('is not created where the platform forbids it', async () => {
    pair.registered.scopes = pair.registered.scopes.filter((scope) => !scope.endsWith('/lineitem'));
    await expect(services.createLineItem(pair, columns(), pair.link.id, item)).rejects.toMatchObject({
      fault: 'no-token',
    });
  });
});

describe('a deep linking response', () => {
  const settings: DeepLinking = {
    returnUrl: 'http://127.0.0.1/return',
    acceptTypes: ['ltiResourceLink'],
    acceptMultiple: true,
    acceptLineItem: null,
    data: null,
    title: null,
    text: null,
  };
  const items: ResourceLinkItem[] = ['notice', 'not-soft'].map((id) => ({
    type: 'ltiResourceLink',
    title: id,
    text: '',
    url: 'http://localhost:3000/lti/launch',
    icon: { url: 'http://localhost:3000/assets/icon.svg', width: 64, height: 64 },
    custom: { module_id: id },
    lineItem: { label: id, scoreMaximum: 1, resourceId: id, tag: 'tend' },
  }));

  test('is signed with the newest key and says what the specification wants', async () => {
    const jwt = await services.createDeepLinkingResponse(pair, '7', settings, items);
    expect(decodeProtectedHeader(jwt)).toMatchObject({ alg: 'RS256', kid: (await findSigningKey(pair.tool)).kid });
    const claims = decodeJwt(jwt);
    expect(claims).toMatchObject({
      iss: pair.registered.clientId,
      aud: pair.platform.issuer,
      nonce: expect.stringMatching(/.{16,}/),
      'https://purl.imsglobal.org/spec/lti/claim/deployment_id': '7',
      'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiDeepLinkingResponse',
      'https://purl.imsglobal.org/spec/lti/claim/version': '1.3.0',
      'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': items,
    });
    expect(claims).not.toHaveProperty(['https://purl.imsglobal.org/spec/lti-dl/claim/data']);
    expect(claims.exp! - claims.iat!).toBeLessThanOrEqual(300);
  });

  test('echoes data that was received, and may be empty', async () => {
    const jwt = await services.createDeepLinkingResponse(pair, '7', { ...settings, data: 'a&b "c"' }, []);
    expect(decodeJwt(jwt)).toMatchObject({
      'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'a&b "c"',
      'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [],
    });
  });

  test('echoes data that is empty, and says why there is nothing', async () => {
    const remark = { isFault: true, message: 'Nothing fits here.', log: 'accept_types file' };
    const jwt = await services.createDeepLinkingResponse(pair, '7', { ...settings, data: '' }, [], remark);
    expect(decodeJwt(jwt)).toMatchObject({
      'https://purl.imsglobal.org/spec/lti-dl/claim/data': '',
      'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [],
      'https://purl.imsglobal.org/spec/lti-dl/claim/errormsg': 'Nothing fits here.',
      'https://purl.imsglobal.org/spec/lti-dl/claim/errorlog': 'accept_types file',
    });
  });
});

test('two tools in one process do not see each other', async () => {
  const other = await openToolAndPlatform('sqlite');
  try {
    const [mine, theirs] = await Promise.all(
      [pair, other].map((one) =>
        services.readMembers(one, membershipsUrl(one.platform.state, one.platform.course.id, one.registered)),
      ),
    );
    expect(mine).toEqual(theirs);
    expect(pair.platform.journal.matching('/memberships')).toHaveLength(1);
    expect(other.platform.journal.matching('/memberships')).toHaveLength(1);
  } finally {
    await other.close();
  }
});

test('leaves the process its own way to end', async () => {
  await services.createDeepLinkingResponse(
    pair,
    '7',
    {
      returnUrl: '',
      acceptTypes: [],
      acceptMultiple: false,
      acceptLineItem: null,
      data: null,
      title: null,
      text: null,
    },
    [],
  );
  expect(
    process
      .listeners('SIGINT')
      .map(String)
      .filter((listener) => listener.includes('this.close')),
  ).toEqual([]);
});
