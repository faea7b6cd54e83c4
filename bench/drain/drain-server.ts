// Our server as it runs in production on an embedded database, with 10,000 scores that wait for their platform. Its
// sender works while the driver says so.
import { sql } from 'kysely';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../../lti-server/configuration/read-configuration.ts';
import { migrate } from '../../lti-server/database/migrate.ts';
import { runTransaction } from '../../lti-server/database/run-transaction.ts';
import type { Database } from '../../lti-server/database/schema.ts';
import { recordScore } from '../../lti-server/gradebook/record-completion.ts';
import { startSender, type Sender } from '../../lti-server/gradebook/sender.ts';
import { readContent } from '../../lti-server/read-content.ts';
import { buildServer } from '../../lti-server/server.ts';
import { createLogger } from '../../lti-server/serving/create-logger.ts';
import { openTool } from '../../lti-server/tool.ts';
import type { LaunchRegistration } from '../launch/launch-platform.ts';
import { registerPlatform } from '../launch/register-platform.ts';
import { waitingScores, type DrainCommand, type DrainOrder } from './drain-order.ts';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'tend-bench-drain-'));
process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
process.on('disconnect', () => process.exit(0));

const [{ port, registration, scoresUrl }] = (await once(process, 'message')) as [DrainOrder];
const url = `http://127.0.0.1:${port}`;
const configuration = readConfiguration({ PORT: String(port), TEND_URL: url, TEND_DATA: dataFolder });
const content = readContent(path.resolve(import.meta.dirname, '../../dist/content'));
const tool = openTool({ configuration, content, log: createLogger('silent') });
await migrate(tool.db);
await registerPlatform(tool.db, { ...registration, tokenUrl: `${scoresUrl}/token` });
await fillOutbox(tool.db, registration);
const server = await buildServer(tool);
await server.listen({ port, host: configuration.host });

let sender: Sender | undefined;
process.on('message', (command: DrainCommand) => void obey(command).then((waiting) => process.send?.(waiting)));
process.send?.({ loginUrl: `${url}/lti/login`, launchUrl: `${url}/lti/launch` });

/** Returns how many scores waited until then. */
async function obey(command: DrainCommand): Promise<number> {
  const { count } = await tool.db
    .selectFrom('score')
    .select(tool.db.fn.countAll<number>().as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  if (command === 'drain') sender ??= startSender(tool);
  if (command === 'rest') {
    await sender?.stop();
    sender = undefined;
    // Not during a round, and the log of it neither.
    await tool.db.updateTable('score').set({ state: 'waiting', sent_at: null }).where('state', '=', 'sent').execute();
    await sql`pragma wal_checkpoint(truncate)`.execute(tool.db);
  }
  return count;
}

async function fillOutbox(db: Database, { deploymentId }: LaunchRegistration): Promise<void> {
  const completedAt = Date.now() - waitingScores * 1000;
  await runTransaction(db, async (trx) => {
    for (let place = 0; place < waitingScores; place += 1) {
      await recordScore(trx, {
        ...{ registrationId: 'bench', deploymentId, contextId: '3', resourceLinkId: '8' },
        lineItemUrl: `${scoresUrl}/lineitems/9/lineitem?type_id=1`,
        sub: `waiting-${place}`,
        completedAt: completedAt + place * 1000,
      });
    }
  });
}
