import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from './connect-stand-in.ts';
import { learnerSam } from './demo-course.ts';
import { mediaTypes } from './media-types.ts';
import { scopes } from './registered-tool.ts';

let connection: Connection;

beforeEach(async () => {
  connection = await Connection.open();
});

afterEach(() => connection.close());

const listUrl = (query = '') => `${connection.platform.url}/mod/lti/services.php/3/lineitems?type_id=1${query}`;
const list = (query = '', accept: string = mediaTypes.lineItems) => connection.call(listUrl(query), { accept });
const create = (body: unknown, type: string = mediaTypes.lineItem) =>
  connection.call(listUrl(), { method: 'POST', type, body });

/** Link headers arrive as bytes. */
const linkOf = (response: Response) => Buffer.from(response.headers.get('link') ?? '', 'latin1').toString('utf8');

describe('the list', () => {
  test('holds the items of this tool, each with its address and its query', async () => {
    const response = await list();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(`${mediaTypes.lineItems}; charset=utf-8`);
    expect(response.headers.has('link')).toBe(false);
    expect(await response.json()).toEqual([
      {
        id: connection.platform.lineItemUrl(connection.activity),
        label: 'Notice first',
        scoreMaximum: 10,
        resourceId: 'notice',
        tag: '',
        resourceLinkId: '7',
        ltiLinkId: '7',
      },
    ]);
  });

  test.each([
    ['*/*', 'No context or unsupported content type'],
    ['application/json', 'No handler found for /3/lineitems application/json'],
    [`${mediaTypes.lineItems}, */*;q=0.1`, 'No context or unsupported content type'],
    [
      `${mediaTypes.lineItems}; charset=utf-8`,
      `No handler found for /3/lineitems ${mediaTypes.lineItems}; charset=utf-8`,
    ],
  ])('is refused for Accept: %s', async (accept, reason) => {
    const response = await list('', accept);
    expect(response.status).toBe(400);
    expect(response.statusText).toBe(reason);
    expect(await response.json()).toMatchObject({ status: 400, reason });
  });

  test('is filtered by resource_id, resource_link_id and tag', async () => {
    await create({ label: 'Other', scoreMaximum: 1, resourceId: 'other', tag: 'a' });
    const labels = async (query: string) =>
      ((await (await list(query)).json()) as { label: string }[]).map((item) => item.label);
    expect(await labels('&resource_id=other')).toEqual(['Other']);
    expect(await labels('&resource_link_id=7')).toEqual(['Notice first']);
    expect(await labels('&tag=a')).toEqual(['Other']);
    expect(await labels('&tag=b')).toEqual([]);
  });

  test('with a limit has Link headers with curly quotes and &amp;', async () => {
    await create({ label: 'Other', scoreMaximum: 1 });
    const response = await list('&limit=1');
    expect(await response.json()).toHaveLength(1);
    expect(linkOf(response)).toContain(`<${listUrl()}&amp;limit=1&amp;from=1>; rel=“next”`);
    const last = await list('&limit=1&from=1');
    expect(linkOf(last)).not.toContain('“next”');
    expect(linkOf(last)).toContain('“prev”');
  });

  test('of another profile comes in pages by itself, with good Link headers, for any Accept', async () => {
    await connection.close();
    connection = await Connection.open({ lineItems: { pageSize: 1, linkStyle: 'plain', accept: 'any' } });
    await create({ label: 'Other', scoreMaximum: 1 });
    const response = await list('', '*/*');
    expect(await response.json()).toHaveLength(1);
    expect(linkOf(response)).toContain(`<${listUrl()}&limit=1&from=1>; rel="next"`);
  });

  test('may be read with the readonly scope, and only that', async () => {
    const read = async (scope: string) =>
      (
        await fetch(listUrl(), {
          headers: { authorization: `Bearer ${await connection.token(scope)}`, accept: mediaTypes.lineItems },
        })
      ).status;
    expect(await read(scopes.lineItemReadonly)).toBe(200);
    expect(await read(scopes.score)).toBe(401);
  });
});

describe('creating', () => {
  test('answers 201 with the address', async () => {
    const response = await create({ label: 'Other', scoreMaximum: 2.5, resourceLinkId: '7' });
    expect(response.status).toBe(201);
    const item = connection.platform.gradebook.lineItems[1];
    expect(await response.json()).toEqual({
      id: `${connection.platform.url}/mod/lti/services.php/3/lineitems/${item?.id}/lineitem?type_id=1`,
      label: 'Other',
      scoreMaximum: 2.5,
      resourceLinkId: '7',
    });
  });

  test('a second one for an activity takes `lineitem` out of its launches', async () => {
    await create({ label: 'Other', scoreMaximum: 1, resourceLinkId: '7' });
    expect(connection.platform.lineItemUrl(connection.activity)).toBeNull();
  });

  test.each([
    ['no label', { scoreMaximum: 1 }, 400],
    ['no scoreMaximum', { label: 'x' }, 400],
    ['a maximum in words', { label: 'x', scoreMaximum: 'ten' }, 400],
    ['an unknown activity', { label: 'x', scoreMaximum: 1, resourceLinkId: '99' }, 403],
  ])('is refused: %s', async (_name, body, status) => {
    expect((await create(body)).status).toBe(status);
    expect(connection.platform.gradebook.lineItems).toHaveLength(1);
  });

  test('needs the exact media type and the full scope', async () => {
    expect((await create({ label: 'x', scoreMaximum: 1 }, 'application/json')).statusText).toContain(
      'No handler found',
    );
    connection.tool.scopes = [scopes.lineItemReadonly];
    expect((await create({ label: 'x', scoreMaximum: 1 })).status).toBe(401);
  });
});

describe('one item', () => {
  const call = (method: string, body?: unknown) =>
    connection.call(connection.lineItemUrl(), { method, type: mediaTypes.lineItem, body });

  test('is read', async () => {
    const response = await connection.call(connection.lineItemUrl(), { accept: mediaTypes.lineItem });
    expect(await response.json()).toMatchObject({ label: 'Notice first' });
  });

  test('is replaced by PUT: what is not written is emptied', async () => {
    expect((await call('PUT', { label: 'New', scoreMaximum: 5 })).status).toBe(200);
    expect(connection.platform.gradebook.lineItem(connection.lineItemId)).toMatchObject({
      label: 'New',
      scoreMaximum: 5,
      resourceId: '',
      resourceLinkId: '7',
    });
  });

  test('is not replaced without a label, or with an activity that is no number', async () => {
    expect((await call('PUT', { scoreMaximum: 5 })).status).toBe(400);
    expect((await call('PUT', { label: 'New', scoreMaximum: 5, resourceLinkId: 'x' })).status).toBe(400);
  });

  test('is deleted by 204, even the own one of an activity', async () => {
    expect((await connection.call(connection.lineItemUrl(), { method: 'DELETE' })).status).toBe(204);
    expect(connection.platform.gradebook.lineItems).toEqual([]);
    expect(connection.platform.lineItemUrl(connection.activity)).toBeNull();
  });

  test('that a teacher made by hand is not deleted', async () => {
    const { platform, tool } = connection;
    const link = platform.course.addResourceLink({
      toolId: tool.deploymentId,
      title: 'x',
      lineItem: { scoreMaximum: 1 },
    });
    const response = await connection.call(platform.lineItemUrl(link) ?? '', { method: 'DELETE' });
    expect(response.status).toBe(403);
  });
});

describe('results', () => {
  const results = (query = '', accept: string = mediaTypes.results) =>
    connection.call(connection.lineItemUrl('/results') + query, { accept });

  test('are none before there is a grade', async () => {
    expect(await (await results()).json()).toEqual([]);
  });

  test('hold score, maximum, comment and time', async () => {
    await connection.score({ scoreGiven: 0.5, comment: 'Half.' });
    await connection.score({ userId: '5' });
    const response = await results('&user_id=4');
    expect(response.headers.get('content-type')).toBe(`${mediaTypes.results}; charset=utf-8`);
    expect(await response.json()).toEqual([
      {
        id: expect.stringMatching(/\/results\/4\/result\?type_id=1$/),
        userId: learnerSam.id,
        resultScore: 5,
        resultMaximum: 10,
        comment: 'Half.',
        timestamp: '2026-11-23T09:00:00+00:00',
      },
    ]);
  });

  test('of an erased grade hold only whose it was', async () => {
    await connection.score({ gradingProgress: 'Pending' });
    expect(await (await results()).json()).toEqual([{ id: expect.any(String), userId: '4' }]);
  });

  test('fail when they are asked for in pages', async () => {
    await connection.score();
    expect((await results('&limit=1')).status).toBe(500);
  });

  test('need their media type', async () => {
    expect((await results('', 'application/json')).status).toBe(400);
    expect((await results('', '*/*')).status).toBe(400);
  });
});

test('a profile without reason phrases leaves the status line bare', async () => {
  await connection.close();
  connection = await Connection.open({ errors: { hasReasonPhrase: false } });
  expect((await list('', 'application/json')).statusText.trim()).toBe('');
  expect((await connection.score({ userId: '99' })).statusText.trim()).toBe('');
});
