import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { isMigrated } from '../database/migrate.ts';
import { pingDatabase } from '../database/ping.ts';
import { checkConnection, type Finding } from '../platform/check-connection.ts';
import { openToolKeys } from '../platform/tool-keys.ts';
import type { Tool } from '../tool.ts';

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
          what: 'reverse proxy',
          state: trustProxy.length > 0 ? 'ok' : 'warn',
          found: trustProxy.join(', ') || 'none is trusted',
          change:
            trustProxy.length > 0 ? null : 'name it in TEND_TRUST_PROXY: now everybody seems to come from one address',
        },
      ];
  return [
    {
      what: 'configuration',
      state: isLoopback ? 'warn' : 'ok',
      found: url,
      change: isLoopback ? 'for others than this machine, set TEND_URL to the public https address' : null,
    },
    ...proxy,
  ];
}

/** The embedded database and its secret are for this user alone. */
async function checkFolder({ engine, configuration }: Tool): Promise<Finding[]> {
  if (engine !== 'sqlite') return [];
  const what = 'data folder';
  const { dataFolder } = configuration;
  const open: string[] = [];
  for (const path of [dataFolder, join(dataFolder, 'secret')]) {
    const mode = await stat(path).then(
      (found) => found.mode & 0o077,
      () => 0,
    );
    if (mode !== 0) open.push(path);
  }
  if (open.length === 0) return [{ what, state: 'ok', found: dataFolder, change: null }];
  return [{ what, state: 'fail', found: `others can read ${open.join(', ')}`, change: `chmod go= ${open.join(' ')}` }];
}

async function checkDatabase(tool: Tool): Promise<Finding[]> {
  const what = `database (${tool.engine})`;
  const fail = (found: string, change: string): Finding[] => [{ what, state: 'fail', found, change }];
  try {
    await pingDatabase(tool.db);
  } catch (error) {
    return fail(`not reached: ${reasonOf(error)}`, 'check DATABASE_URL or TEND_DATA, and that the database runs');
  }
  if (!(await isMigrated(tool.db).catch(() => false))) return fail('not migrated', 'run "tend migrate" once');
  try {
    await writeNothing(tool);
  } catch (error) {
    return fail(`not writable: ${reasonOf(error)}`, 'make room, and let this user write');
  }
  return [{ what, state: 'ok', found: 'reached, migrated, writable', change: null }];
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
  const what = 'secret';
  try {
    await openToolKeys(tool);
    return { what, state: 'ok', found: 'opens every key of the tool', change: null };
  } catch (error) {
    const change = 'put the secret that the keys were made with behind the new one in TEND_SECRET';
    return { what, state: 'fail', found: reasonOf(error), change };
  }
}

/** One after another; those that were switched off on purpose are left alone. */
async function checkPlatforms(tool: Tool): Promise<Finding[]> {
  const rows = await tool.db.selectFrom('registration').selectAll().orderBy('created_at').orderBy('id').execute();
  const findings: Finding[] = [];
  for (const row of rows.filter(({ status }) => status !== 'inactive')) {
    const found = await checkConnection(tool, row);
    findings.push(...found.map((finding) => ({ ...finding, what: `${row.name}: ${finding.what}` })));
  }
  return findings;
}

function reasonOf(error: unknown): string {
  return (error as Error).message || String((error as NodeJS.ErrnoException).code);
}
