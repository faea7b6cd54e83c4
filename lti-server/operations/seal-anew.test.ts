import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { addRegistration, monday } from '../../tests/support/outbox.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { createSecretBox } from '../configuration/secret-box.ts';
import { accessTokenPlace } from '../platform/services/access-token.ts';
import { runTransaction } from '../database/run-transaction.ts';
import { findSigningKey, makeKey, openToolKeys, putKeyInUse } from '../platform/tool-keys.ts';
import { pendingLaunchPlace } from '../launch/pending-launch.ts';
import type { Tool } from '../tool.ts';
import { countSealed, sealAnew, sealAnewAtStart } from './seal-anew.ts';
import { findSealed } from './sealed-places.ts';

const [one, two, three] = ['one', 'two', 'three'].map((name) => `secret ${name}, of more than 32 characters`) as [
  string,
  string,
  string,
];

describe.each(engines)('a new secret, on %s', (engine) => {
  let tool: Tool;
  beforeEach(async () => {
    tool = await openTestTool(engine, { clock: () => monday, configuration: { secrets: [one] } });
    await addRegistration(tool.db, 'r1');
    await findSigningKey(tool);
    const key = await makeKey(tool);
    await runTransaction(tool.db, (trx) => putKeyInUse(trx, key, monday));
    await tool.db
      .insertInto('access_token')
      .values({
        ...{ registration_id: 'r1', scopes: 'a b', expires_at: monday + 3_600_000 },
        token: tool.secretBox.seal('a token', accessTokenPlace('r1', 'a b')),
      })
      .execute();
    await tool.db
      .insertInto('pending_launch')
      .values({
        ...{ handle_hash: 'h', registration_id: 'r1', stage: 'window', expires_at: monday + 300_000 },
        launch: tool.secretBox.seal('a launch', pendingLaunchPlace('h')),
      })
      .execute();
  });
  afterEach(() => tool.close());

  const withSecrets = (...secrets: string[]): Tool => ({ ...tool, secretBox: createSecretBox(secrets) });

  async function expectAllOpenWith(secret: string): Promise<void> {
    const alone = withSecrets(secret);
    await openToolKeys(alone);
    const token = await tool.db.selectFrom('access_token').select('token').executeTakeFirstOrThrow();
    expect(alone.secretBox.open(token.token, accessTokenPlace('r1', 'a b'))).toBe('a token');
    const launch = await tool.db.selectFrom('pending_launch').select('launch').executeTakeFirstOrThrow();
    expect(alone.secretBox.open(launch.launch, pendingLaunchPlace('h'))).toBe('a launch');
  }

  test('seals everything anew, and the old one is needed no more', async () => {
    const { kid } = await findSigningKey(tool);
    expect(await sealAnew(withSecrets(two, one))).toEqual({ sealed: 4, unreadable: 0 });
    await expectAllOpenWith(two);
    expect((await findSigningKey(withSecrets(two))).kid).toBe(kid);
    await expect(openToolKeys(tool)).rejects.toThrow(/TEND_SECRET lacks/);
  });

  test('is all that is needed only when it is done', async () => {
    await expect(openToolKeys(withSecrets(two))).rejects.toThrow(/TEND_SECRET lacks/);
    await openToolKeys(withSecrets(two, one));
  });

  test.each([1, 2, 3])('goes on where it was cut off, after %i', async (after) => {
    const cut = withSecrets(two, one);
    const seal = vi.spyOn(cut.secretBox, 'seal');
    const whole = createSecretBox([two, one]);
    seal.mockImplementation((text, place) => {
      if (seal.mock.calls.length > after) throw new Error('the power is gone');
      return whole.seal(text, place);
    });
    await expect(sealAnew(cut)).rejects.toThrow('the power is gone');
    // Meanwhile whoever has both secrets opens everything.
    await openToolKeys(withSecrets(two, one));
    expect(await sealAnew(withSecrets(two, one))).toEqual({ sealed: 4 - after, unreadable: 0 });
    await expectAllOpenWith(two);
  });

  test('has nothing to do twice', async () => {
    await sealAnew(withSecrets(two, one));
    expect(await sealAnew(withSecrets(two, one))).toEqual({ sealed: 0, unreadable: 0 });
    expect(await sealAnew(withSecrets(two))).toEqual({ sealed: 0, unreadable: 0 });
  });

  test('may follow another before that one was done', async () => {
    const keys = await tool.db.selectFrom('tool_key').select(['kid', 'private_jwk']).execute();
    const [first] = keys;
    if (!first) throw new Error('no key');
    const place = `tool_key/${first.kid}`;
    await tool.db
      .updateTable('tool_key')
      .set({ private_jwk: createSecretBox([two]).seal(tool.secretBox.open(first.private_jwk, place), place) })
      .where('kid', '=', first.kid)
      .execute();
    expect(await sealAnew(withSecrets(three, two, one))).toEqual({ sealed: 4, unreadable: 0 });
    await expectAllOpenWith(three);
  });

  test('by several at once seals each text once', async () => {
    const counts = await Promise.all([1, 2, 3].map(() => sealAnew(withSecrets(two, one))));
    expect(counts.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(4);
    await expectAllOpenWith(two);
  });

  test('leaves what it cannot open as it is, and says how much', async () => {
    expect(await sealAnew(withSecrets(three, two))).toEqual({ sealed: 0, unreadable: 4 });
    await expectAllOpenWith(one);
  });

  test('does not undo what was written meanwhile', async () => {
    const [found] = await findSealed(tool.db, 'access_token', '');
    await tool.db.updateTable('access_token').set({ token: 'v1.another' }).execute();
    expect(await found?.replace('v1.late')).toBe(false);
    expect((await tool.db.selectFrom('access_token').select('token').executeTakeFirstOrThrow()).token).toBe(
      'v1.another',
    );
  });

  test('is counted by key, also where the secret is not ours', async () => {
    const [newId, oldId] = withSecrets(two, one).secretBox.keyIds;
    expect(await countSealed(withSecrets(two, one))).toEqual([
      { keyId: newId, isOurs: true, count: 0 },
      { keyId: oldId, isOurs: true, count: 4 },
    ]);
    expect(await countSealed(withSecrets(two))).toEqual([
      { keyId: newId, isOurs: true, count: 0 },
      { keyId: oldId, isOurs: false, count: 4 },
    ]);
  });

  test('is taken up by the server itself where it is alone, and left to the operator elsewhere', async () => {
    await sealAnewAtStart(withSecrets(two, one));
    if (engine === 'sqlite') await expectAllOpenWith(two);
    else await expectAllOpenWith(one);
  });

  test('is not looked for where there is only one', async () => {
    await sealAnewAtStart(withSecrets(two));
    await expectAllOpenWith(one);
  });
});

test('whoever seals is known here: a new place must be sealed anew too', () => {
  const room = fileURLToPath(new URL('..', import.meta.url));
  const sealing = globSync('**/*.ts', { cwd: room })
    .filter((file) => !file.endsWith('.test.ts'))
    .filter((file) => readFileSync(join(room, file), 'utf8').includes('secretBox.seal('))
    .toSorted((a, b) => (a < b ? -1 : 1));
  expect(sealing).toEqual([
    // In the page, not in the database.
    'admin/outbox-list.ts',
    'launch/pending-launch.ts',
    'operations/seal-anew.ts',
    // In the address of a page, not in the database.
    'pages/resume-routes.ts',
    'platform/services/access-token.ts',
    'platform/tool-keys.ts',
  ]);
});
