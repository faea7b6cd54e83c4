import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import type { Finding } from './check-connection.ts';
import { listDeployments } from './deployments.ts';

const shown = 5;

/** The places of the platform from which the tool may be launched, or waits to be. */
export async function checkDeployments({ db }: Tool, { id }: RegistrationRow): Promise<Finding[]> {
  const what = 'deployments';
  const deployments = await listDeployments(db, id);
  const named = (status: string) => deployments.filter((one) => one.status === status).map((one) => one.id);
  const [active, pending, off] = [named('active'), named('pending'), named('off')];
  const found = `${active.length} active, ${pending.length} pending, ${off.length} off`;
  if (pending.length > 0) {
    const first = pending.slice(0, shown).join(', ');
    const change = `approve or refuse what has launched: tend deployment activate|deactivate ID --registration ${id} (${first}${pending.length > shown ? ', …' : ''})`;
    return [{ what, state: 'warn', found, change }];
  }
  if (active.length === 0) {
    const change = 'open Tend once from the platform; its deployment then waits in "tend deployment list"';
    return [{ what, state: 'warn', found, change }];
  }
  return [{ what, state: 'ok', found, change: null }];
}
