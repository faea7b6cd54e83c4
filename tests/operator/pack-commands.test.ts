import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Pack } from '#shared/schemas/pack.ts';
import { examplePack, packText } from '../../authoring/packs/example-pack.ts';
import { keepPack } from '../../lti-server/packs/keep-pack.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { tend } from './run-program.ts';

describe.each(engines)('content packs by the command line on %s', (engine) => {
  let database: TestDatabase;
  let folder: string;
  let environment: Record<string, string>;
  beforeEach(async () => {
    database = await openTestDatabase(engine);
    folder = mkdtempSync(join(tmpdir(), 'tend-packs-'));
    environment = {
      TEND_DATA: database.dataFolder,
      TEND_SECRET: 'a secret for tests of more than 32 characters',
      ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
    };
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await database.close();
  });
  const content = (...args: string[]) => tend(environment, 'content', ...args);
  const fileOf = (pack: unknown, name = 'pack.yaml') => {
    const file = join(folder, name);
    writeFileSync(file, packText(pack));
    return file;
  };
  const listed = async () => JSON.parse((await content('list', '--json')).stdout) as Record<string, unknown>[];

  test('adds, lists, renews and removes a pack', async () => {
    expect(await content('list')).toMatchObject({ code: 0, stdout: 'No pack yet: tend content add FILE\n' });
    const file = fileOf(examplePack());
    expect(await content('add', file)).toEqual({
      code: 0,
      stdout: 'Added "Prompts of Example Board" (example-board, version 1): 1 prompt, 1 module.\n',
      stderr: '',
    });
    expect(await listed()).toEqual([
      {
        id: 'example-board',
        version: 1,
        name: 'Prompts of Example Board',
        publisher: 'Example Health Board',
        addedAt: expect.any(Number),
        nudges: 1,
        modules: 1,
        isReadable: true,
      },
    ]);
    expect(await content('add', file)).toMatchObject({ code: 0, stdout: expect.stringContaining('is there already') });
    const newer = fileOf(examplePack({ version: 3, name: 'Our prompts', modules: [] }));
    expect(await content('add', newer)).toMatchObject({
      code: 0,
      stdout: 'Replaced version 1 by "Our prompts" (example-board, version 3): 1 prompt, 0 modules.\n',
    });
    expect((await content('list')).stdout).toMatch(/example-board +3 +Our prompts .*in use/);
    expect(await content('remove', 'example-board')).toEqual({
      code: 0,
      stdout: 'Removed "Our prompts" (example-board).\n',
      stderr: '',
    });
    expect(await listed()).toEqual([]);
  });

  test('says how many activities a removed module leaves behind', async () => {
    await keepPack(database.db, examplePack(), 1);
    await database.db
      .insertInto('resource_link')
      .values({
        registration_id: 'r',
        deployment_id: '1',
        id: 'link',
        context_id: null,
        title: null,
        module_id: 'example-board-module',
        line_item_url: null,
        updated_at: 1,
      })
      .execute();
    expect((await content('remove', 'example-board')).stdout).toContain('1 activity opens a module of it');
    expect(await database.db.selectFrom('resource_link').select('module_id').execute()).toHaveLength(1);
  });

  test('lists a stored pack that cannot be read, and takes it in anew', async () => {
    await database.db
      .insertInto('content_pack')
      .values({ id: 'old', version: 1, name: 'Old', publisher: null, digest: 'x', content: '{"format":', added_at: 1 })
      .execute();
    expect(await listed()).toMatchObject([{ id: 'old', isReadable: false, nudges: null }]);
    expect((await content('list')).stdout).toContain('cannot be read: add it again');
    expect((await content('add', fileOf(examplePack({ id: 'old', version: 1 })))).code).toBe(0);
    expect(await listed()).toMatchObject([{ id: 'old', isReadable: true }]);
  });

  describe('refuses, and what was there stays:', () => {
    beforeEach(async () => {
      await keepPack(database.db, examplePack({ version: 5 }), 1);
    });
    const next = (changes: Partial<Pack>) => examplePack({ version: 6, ...changes });

    test.each<[string, () => unknown, RegExp]>([
      ['HTML', () => next({ name: 'Our <b>pack</b>' }), /:4 no-markup name: "<b>" is markup/],
      [
        'the same version with another text',
        () => next({ version: 5, name: 'Else' }),
        /Version 5 .* raise the version/,
      ],
      ['an older version', () => next({ version: 4 }), /Version 5 .* is there, .* is version 4/],
    ])('%s', async (_name, pack, reason) => {
      const refused = await content('add', fileOf(pack(), 'next.yaml'));
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(reason);
      expect(await listed()).toMatchObject([{ id: 'example-board', version: 5, name: 'Prompts of Example Board' }]);
    });

    test('an id of another pack, and not those of its own older version', async () => {
      const refused = await content('add', fileOf(examplePack({ id: 'another' })));
      expect(refused.stderr).toContain('is one of Prompts of Example Board');
      expect((await content('add', fileOf(next({})))).code).toBe(0);
    });

    test('a pack and a file that are not there', async () => {
      expect(await content('remove', 'nobody')).toMatchObject({
        code: 1,
        stderr: 'There is no pack nobody; see "tend content list".\n',
      });
      expect(await content('add', join(folder, 'nowhere.yaml'))).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('cannot be read (ENOENT)'),
      });
      expect((await content('add')).code).toBe(2);
    });
  });
});

test('the integrity of a sound pack is the hash of its bytes, and a bad pack has none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tend-packs-'));
  const file = join(folder, 'pack.yaml');
  writeFileSync(file, packText(examplePack()));
  const digest = await crypto.subtle.digest('SHA-384', new TextEncoder().encode(packText(examplePack())));
  expect(await tend({}, 'content', 'integrity', file)).toEqual({
    code: 0,
    stdout: `sha384-${Buffer.from(digest).toString('base64')}\n`,
    stderr: '',
  });
  writeFileSync(file, packText(examplePack({ name: '<b>' })));
  expect(await tend({}, 'content', 'integrity', file)).toMatchObject({ code: 1, stdout: '' });
  rmSync(folder, { recursive: true });
});
