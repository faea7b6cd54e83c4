import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lmsNames } from '../../lti-server/registering/setup-link.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openToolAndPlatform } from '../support/tool-and-platform.ts';
import { tend } from './run-program.ts';

const secret = 'a secret for tests of more than 32 characters';
let database: TestDatabase;
let environment: Record<string, string>;
beforeEach(async () => {
  database = await openTestDatabase('sqlite');
  environment = { TEND_DATA: database.dataFolder, TEND_SECRET: secret, TEND_URL: 'https://tend.example.org' };
});
afterEach(() => database.close());

describe('tend setup-link', () => {
  test('prints one address, and for how long it works', async () => {
    const made = await tend(environment, 'setup-link', '--lms', 'moodle');
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^https:\/\/tend\.example\.org\/lti\/register\?setup=[\w-]{43}\n$/),
      stderr: expect.stringContaining('works once'),
    });
    const json = await tend(environment, 'setup-link', '--lms', 'canvas', '--expires', '30m', '--json');
    const { url, lms, expiresAt } = JSON.parse(json.stdout) as { url: string; lms: string; expiresAt: number };
    expect([new URL(url).pathname, lms]).toEqual(['/lti/register', 'canvas']);
    const links = await database.db.selectFrom('setup_link').selectAll().orderBy('created_at').execute();
    expect(links.map((link) => link.expires_at - link.created_at)).toEqual([24 * 3_600_000, 30 * 60_000]);
    expect(links[1]?.expires_at).toBe(expiresAt);
  });

  test.each([
    [],
    ['--lms', 'nonsense'],
    ['--lms', 'moodle', '--expires', '0h'],
    ['--lms', 'moodle', '--expires', '2y'],
  ])('knows wrong use: %s %s %s %s', async (...args) => {
    expect(await tend(environment, 'setup-link', ...args.filter(Boolean))).toMatchObject({ code: 2, stdout: '' });
  });
});

test.each(lmsNames)('tend registration values prints what to paste for %s, there and here', async (lms) => {
  const printed = await tend(environment, 'registration', 'values', '--lms', lms);
  expect(printed.code).toBe(0);
  for (const path of ['/lti/launch', '/lti/login', '/lti/keys']) {
    expect(printed.stdout).toContain(`https://tend.example.org${path}`);
  }
  for (const option of ['--issuer', '--client-id', '--auth-url', '--token-url', '--jwks-url', '--deployment-id']) {
    expect(printed.stdout).toContain(option);
  }
  expect(printed.stdout.includes('oidc_initiation_url')).toBe(lms === 'canvas');
});

test('tend registration check says what to change, with code 1 when something fails', async () => {
  const pair = await openToolAndPlatform('sqlite');
  const its = { TEND_DATA: pair.tool.configuration.dataFolder, TEND_SECRET: secret };
  const checked = await tend(its, 'registration', 'check', 'r1');
  expect(checked, checked.stdout).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ok +key set /m) });
  await pair.platform.setDown(true);
  const failed = await tend(its, 'registration', 'check', 'r1');
  expect(failed).toMatchObject({ code: 1, stdout: expect.stringMatching(/^fail +key set +not reached: /m) });
  expect(failed.stdout).toContain('- key set: let the server of Tend reach this address');
  const json = await tend(its, 'registration', 'check', 'r1', '--json');
  expect(JSON.parse(json.stdout)).toContainEqual(expect.objectContaining({ what: 'key set', state: 'fail' }));
  expect(await tend(its, 'registration', 'check', 'nobody')).toMatchObject({ code: 1, stdout: '' });
  await pair.close();
});
