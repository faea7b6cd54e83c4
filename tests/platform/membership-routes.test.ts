import { afterEach, beforeEach, expect, test } from 'vitest';
import { Connection } from './connect-stand-in.ts';
import { mediaTypes } from './media-types.ts';
import { scopes } from './registered-tool.ts';

let connection: Connection;

beforeEach(async () => {
  connection = await Connection.open();
});

afterEach(() => connection.close());

interface Container {
  context: Record<string, string>;
  members: Record<string, unknown>[];
}

const url = (query = '') =>
  `${connection.platform.url}/mod/lti/services.php/CourseSection/3/bindings/1/memberships${query}`;
const read = (query = '', accept: string = mediaTypes.memberships) => connection.call(url(query), { accept });
const members = async (query = '') => ((await (await read(query)).json()) as Container).members;
const ids = async (query: string) => (await members(query)).map((member) => member['user_id']);

test('everybody in the course is there at once, with short roles', async () => {
  const response = await read();
  expect(response.headers.get('content-type')).toBe(`${mediaTypes.memberships}; charset=utf-8`);
  expect(response.headers.has('link')).toBe(false);
  const container = (await response.json()) as Container;
  expect(container.context).toEqual({ id: '3', label: 'LEAD-1', title: 'Leading with compassion' });
  expect(container.members.map((member) => [member['user_id'], member['roles']])).toEqual([
    ['4', ['Learner']],
    ['5', ['Learner']],
    ['3', ['Instructor']],
  ]);
  expect(container.members[0]).toEqual({
    status: 'Active',
    roles: ['Learner'],
    user_id: '4',
    lis_person_sourcedid: '',
    name: 'Sam Okafor',
    given_name: 'Sam',
    family_name: 'Okafor',
    email: 'sam.okafor@campus.example',
    ext_user_username: 'sam',
  });
});

test('an enrolled admin has another role address than in launches', async () => {
  connection.platform.course.people.push({
    id: '6',
    username: 'kim',
    givenName: 'Kim',
    familyName: 'Lund',
    email: 'kim@campus.example',
    role: 'admin',
    isEnrolled: true,
  });
  expect((await members()).at(-1)?.['roles']).toEqual([
    'Instructor',
    'http://purl.imsglobal.org/vocab/lis/v2/person#Administrator',
  ]);
});

test('the role filter takes short and full names and ignores others', async () => {
  expect(await ids('?role=Learner')).toEqual(['4', '5']);
  expect(
    await ids(`?role=${encodeURIComponent('http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor')}`),
  ).toEqual(['3']);
  expect(await ids('?role=Mentor')).toEqual(['4', '5', '3']);
});

test('with a limit comes in pages whose Link forgets the role', async () => {
  const response = await read('?role=Learner&limit=1');
  expect(response.headers.get('link')).toBe(`<${url()}?limit=1&from=1>; rel="next"`);
  expect((await read('?limit=2&from=2')).headers.has('link')).toBe(false);
});

test('a profile may page by itself, keep the role, and write whole roles', async () => {
  await connection.close();
  connection = await Connection.open({ memberships: { pageSize: 1, dropsRoleOnNext: false, roles: 'uri' } });
  const response = await read('?role=Learner');
  expect(response.headers.get('link')).toBe(`<${url()}?limit=1&from=1&role=Learner>; rel="next"`);
  expect((await members())[0]?.['roles']).toEqual(['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner']);
});

test('rlid adds a message to each member; an unknown one is 404', async () => {
  const [sam] = await members('?rlid=7');
  expect(sam?.['message']).toEqual([
    expect.objectContaining({ 'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiResourceLinkRequest' }),
  ]);
  expect((await read('?rlid=99')).status).toBe(404);
});

test('needs its scope, its tool and its media type', async () => {
  const token = await connection.token(scopes.score);
  expect((await fetch(url(), { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  expect((await connection.call(url().replace('bindings/1', 'bindings/2'), {})).status).toBe(401);
  expect((await read('', 'application/json')).statusText).toContain('No handler found');
  expect((await read('', '*/*')).status).toBe(200);
});
