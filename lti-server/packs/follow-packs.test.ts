import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examplePack } from '../../authoring/packs/example-pack.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { testModules } from '../../tests/support/test-modules.ts';
import { createLogger } from '../serving/create-logger.ts';
import { dropPack } from './drop-pack.ts';
import { followPacks, type FollowedContent } from './follow-packs.ts';
import { keepPack } from './keep-pack.ts';

describe.each(engines)('the content of a running tool on %s', (engine) => {
  let database: TestDatabase;
  let content: FollowedContent;
  beforeEach(async () => {
    database = await openTestDatabase(engine);
    content = followPacks(database.db, { modules: testModules, nudges: [] }, createLogger('silent'));
  });
  afterEach(() => database.close());
  const ids = () => [...content.modules.keys()];
  const shipped = testModules.map(({ id }) => id);

  test('is what is shipped, until a pack comes, and again when it goes', async () => {
    await content.refresh();
    expect(ids()).toEqual(shipped);
    await keepPack(database.db, examplePack(), 1);
    expect(ids()).toEqual(shipped);
    await content.refresh();
    expect(ids()).toEqual([...shipped, 'example-board-module']);
    expect(content.nudges.map(({ id }) => id)).toEqual(['example-board-email']);
    await dropPack(database.db, 'example-board');
    await content.refresh();
    expect(ids()).toEqual(shipped);
    expect(content.nudges).toEqual([]);
  });

  test('follows a newer version', async () => {
    const [module] = examplePack().modules;
    await keepPack(database.db, examplePack(), 1);
    await content.refresh();
    await keepPack(database.db, examplePack({ version: 2, modules: [{ ...module!, version: 2 }] }), 2);
    await content.refresh();
    expect(content.modules.get('example-board-module')?.version).toBe(2);
  });

  test('keeps its own when an update of Tend brings an id that a pack has', async () => {
    const [module] = examplePack().modules;
    await keepPack(database.db, examplePack({ modules: [{ ...module!, id: 'notice' }] }), 1);
    await content.refresh();
    expect(content.modules.get('notice')).toBe(testModules.find(({ id }) => id === 'notice'));
  });

  test.each(['{"format":', '{}', '{"format": 2}', 'null'])('leaves out a stored pack that reads %s', async (text) => {
    await keepPack(database.db, examplePack(), 1);
    await database.db
      .insertInto('content_pack')
      .values({ id: 'broken', version: 1, name: 'Broken', publisher: null, digest: 'x', content: text, added_at: 1 })
      .execute();
    await content.refresh();
    expect(ids()).toEqual([...shipped, 'example-board-module']);
  });

  test('asks for no pack while none has changed', async () => {
    await keepPack(database.db, examplePack(), 1);
    await content.refresh();
    const before = content.modules.get('example-board-module');
    await Promise.all([content.refresh(), content.refresh()]);
    expect(content.modules.get('example-board-module')).toBe(before);
  });

  test('keeps what it knew when the database is away, and says so', async () => {
    await keepPack(database.db, examplePack(), 1);
    await content.refresh();
    await database.db.schema.dropTable('content_pack').execute();
    await expect(content.refresh()).rejects.toThrow();
    expect(ids()).toContain('example-board-module');
  });
});

describe.each(engines)('keeping a pack on %s', (engine) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase(engine);
  });
  afterEach(() => database.close());

  test('two at once end with one of them', async () => {
    const kept = await Promise.all([
      keepPack(database.db, examplePack({ version: 1 }), 1),
      keepPack(database.db, examplePack({ version: 1, name: 'Else' }), 1),
    ]);
    expect(kept.map(({ kind }) => kind)).toContain('added');
    expect(await database.db.selectFrom('content_pack').select('id').execute()).toHaveLength(1);
  });
});
