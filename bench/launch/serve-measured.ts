import { once } from 'node:events';
import type { ServerAddress, ServerOrder, ServerUsage } from './measured-server.ts';

/**
 * The child's half of measured-server.ts: starts the tool as ordered, then answers every message with what the
 * process has used. Ends with its parent, whatever the tool has installed to stay alive.
 */
export async function serveMeasured(
  start: (order: ServerOrder) => Promise<ServerAddress>,
  statements: () => number = () => 0,
): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const [order] = (await once(process, 'message')) as [ServerOrder];
  const address = await start(order);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: ServerUsage = { cpuMs: (user + system) / 1000, statements: statements() };
    process.send?.(usage);
  });
  process.send?.(address);
}
