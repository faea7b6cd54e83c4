import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { isMigrated } from '../database/migrate.ts';
import { pingDatabase } from '../database/ping.ts';
import { checkConnection } from '../platform/check-connection.ts';
import { plain, said, type Finding, type Said } from '../platform/finding.ts';
import { openToolKeys } from '../platform/tool-keys.ts';
import type { Tool } from '../tool.ts';
import { countSealed } from './seal-anew.ts';

/** Looks at everything that a server needs, on this machine and at each registered platform. */
export async function checkServer(tool: Tool): Promise<Finding[]> {
  const database = await checkDatabase(tool);
  const findings = [...checkConfiguration(tool), ...(await checkFolder(tool)), ...database];
  if (database.some(({ state }) => state === 'fail')) return findings;
  return [...findings, await checkSecret(tool), ...(await checkPlatforms(tool))];
}

function checkConfiguration({ configuration }: Tool): Finding[] {
  const { url, isLoopback, trustProxy } = configuration;
  const proxy: Finding[] = isLoopback
    ? []
    : [
        {
          what: said('what.proxy'),
          state: trustProxy.length > 0 ? 'ok' : 'warn',
          found: trustProxy.length > 0 ? plain(trustProxy.join(', ')) : said('proxy.none'),
          change: trustProxy.length > 0 ? null : said('proxy.change'),
        },
      ];
  return [
    {
      what: said('what.configuration'),
      state: isLoopback ? 'warn' : 'ok',
      found: plain(url),
      change: isLoopback ? said('configuration.loopback') : null,
    },
    ...proxy,
  ];
}

/** The embedded database and its secret are for this user alone. */
async function checkFolder({ engine, configuration }: Tool): Promise<Finding[]> {
  if (engine !== 'sqlite') return [];
  const what = said('what.folder');
  const { dataFolder } = configuration;
  const open: string[] = [];
  for (const path of [dataFolder, join(dataFolder, 'secret')]) {
    const mode = await stat(path).then(
      (found) => found.mode & 0o077,
      () => 0,
    );
    if (mode !== 0) open.push(path);
  }
  if (open.length === 0) return [{ what, state: 'ok', found: plain(dataFolder), change: null }];
  const found = said('folder.open', { paths: open.join(', ') });
  return [{ what, state: 'fail', found, change: plain(`chmod go= ${open.join(' ')}`) }];
}

async function checkDatabase(tool: Tool): Promise<Finding[]> {
  const what = said('what.database', { engine: tool.engine });
  const fail = (found: Said, change: Said): Finding[] => [{ what, state: 'fail', found, change }];
  try {
    await pingDatabase(tool.db);
  } catch (error) {
    return fail(said('database.away', { reason: reasonOf(error) }), said('database.awayChange'));
  }
  if (!(await isMigrated(tool.db).catch(() => false))) return fail(said('database.old'), said('database.oldChange'));
  try {
    await writeNothing(tool);
  } catch (error) {
    return fail(said('database.closed', { reason: reasonOf(error) }), said('database.closedChange'));
  }
  return [{ what, state: 'ok', found: said('database.ok'), change: null }];
}

class Undone extends Error {}

/** Writes a row and takes it back, so that a full disk or a read-only copy shows. */
async function writeNothing({ db, clock }: Tool): Promise<void> {
  const now = clock();
  const write = db.transaction().execute(async (trx) => {
    const row = { token_hash: uuid(), lms: 'other' as const, created_at: now, expires_at: now, used_at: now };
    await trx.insertInto('setup_link').values(row).execute();
    throw new Undone();
  });
  await write.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
}

async function checkSecret(tool: Tool): Promise<Finding> {
  const what = said('what.secret');
  try {
    await openToolKeys(tool);
  } catch (error) {
    const found = said('secret.lost', { reason: reasonOf(error) });
    return { what, state: 'fail', found, change: said('secret.lostChange') };
  }
  const [newest, ...older] = await countSealed(tool);
  const count = older.filter(({ isOurs }) => isOurs).reduce((sum, one) => sum + one.count, 0);
  if (!newest || count === 0) return { what, state: 'ok', found: said('secret.ok'), change: null };
  return { what, state: 'warn', found: said('secret.older', { count }), change: said('secret.olderChange') };
}

/** One after another; those that were switched off on purpose are left alone. */
async function checkPlatforms(tool: Tool): Promise<Finding[]> {
  const rows = await tool.db.selectFrom('registration').selectAll().orderBy('created_at').orderBy('id').execute();
  const findings: Finding[] = [];
  for (const row of rows.filter(({ status }) => status !== 'inactive')) {
    const found = await checkConnection(tool, row);
    findings.push(
      ...found.map((finding) => ({ ...finding, what: said('in', { platform: row.name, what: finding.what }) })),
    );
  }
  return findings;
}

function reasonOf(error: unknown): string {
  return (error as Error).message || String((error as NodeJS.ErrnoException).code);
}
