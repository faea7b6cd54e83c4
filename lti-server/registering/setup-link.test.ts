import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { runTransaction } from '../database/run-transaction.ts';
import { sweepExpired } from '../database/sweep-expired.ts';
import type { Tool } from '../tool.ts';
import { createSetupLink, findSetupLink, takeSetupLink } from './setup-link.ts';

const hour = 3_600_000;

describe.each(engines)('a setup link on %s', (engine) => {
  let tool: Tool;
  let now: number;
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 23, 9);
    tool = await openTestTool(engine, { clock: () => now });
  });
  afterEach(() => tool.close());
  const create = async () => {
    const { url } = await createSetupLink(tool, { lms: 'moodle', lifetime: 24 * hour });
    return String(new URL(url).searchParams.get('setup'));
  };
  const take = (token: string) => runTransaction(tool.db, (trx) => takeSetupLink(trx, token, now));

  test('names the learning platform, and is kept as a hash only', async () => {
    const token = await create();
    expect(await findSetupLink(tool, token)).toBe('moodle');
    expect(await findSetupLink(tool, `${token.slice(0, -1)}_`)).toBeNull();
    expect(JSON.stringify(await tool.db.selectFrom('setup_link').selectAll().execute())).not.toContain(token);
  });

  test('may be looked up again and again, and be used once', async () => {
    const token = await create();
    await findSetupLink(tool, token);
    expect((await Promise.all([take(token), take(token), take(token)])).filter(Boolean)).toHaveLength(1);
    expect(await findSetupLink(tool, token)).toBeNull();
  });

  test('ends with its time, and is then forgotten', async () => {
    const token = await create();
    now += 24 * hour;
    expect(await findSetupLink(tool, token)).toBeNull();
    expect(await take(token)).toBe(false);
    await sweepExpired(tool.db, now);
    expect(await tool.db.selectFrom('setup_link').selectAll().execute()).toEqual([]);
  });
});
