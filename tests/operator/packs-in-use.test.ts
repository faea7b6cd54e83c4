// Packs and servers that run already: several instances on one database, and a pack that was spoilt.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { examplePack, packText } from '../../authoring/packs/example-pack.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { startProgram, tend, type RunningProgram } from './run-program.ts';

let folder: string;
let database: TestDatabase;
let environment: Record<string, string>;
let servers: RunningProgram[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tend-packs-'));
  database = await openTestDatabase('postgres');
  environment = {
    DATABASE_URL: String(database.databaseUrl),
    TEND_SECRET: 'a secret for tests of more than 32 characters',
    PORT: '0',
  };
});
afterEach(async () => {
  for (const { child, ended } of servers) {
    child.kill('SIGKILL');
    await ended;
  }
  servers = [];
  await database.close();
  rmSync(folder, { recursive: true });
});

const says = (server: RunningProgram, text: RegExp) =>
  vi.waitFor(() => expect(server.output()).toMatch(text), { timeout: 20_000, interval: 50 });

test('every instance takes a new version up without a restart', { timeout: 90_000 }, async () => {
  servers = [1, 2].map(() => startProgram('lti-server/main.ts', [], environment));
  for (const server of servers) await says(server, /listening/);
  for (const version of [1, 2]) {
    const file = join(folder, 'pack.yaml');
    writeFileSync(file, packText(examplePack({ version })));
    expect(await tend(environment, 'content', 'add', file)).toMatchObject({ code: 0, stderr: '' });
    for (const server of servers) await says(server, new RegExp(`"version":${version},"msg":"content pack in use"`));
  }
});

test('a stored pack that was spoilt stops no server', { timeout: 60_000 }, async () => {
  await database.db
    .insertInto('content_pack')
    .values({ id: 'spoilt', version: 1, name: 'Spoilt', publisher: null, digest: 'x', content: '{', added_at: 1 })
    .execute();
  const server = startProgram('lti-server/main.ts', [], environment);
  servers = [server];
  await says(server, /"pack":"spoilt".*is left out: add it again/);
  await says(server, /listening/);
});
