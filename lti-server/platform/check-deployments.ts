import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { listDeployments } from './deployments.ts';
import { said, type Finding } from './finding.ts';

const shown = 5;

/** The places of the platform from which the tool may be launched, or waits to be. */
export async function checkDeployments({ db }: Tool, { id }: RegistrationRow): Promise<Finding[]> {
  const what = said('what.deployments');
  const deployments = await listDeployments(db, id);
  const named = (status: string) => deployments.filter((one) => one.status === status).map((one) => one.id);
  const [active, pending, off] = [named('active'), named('pending'), named('off')];
  const found = said('deployments.found', { active: active.length, pending: pending.length, off: off.length });
  if (pending.length > 0) {
    const names = [...pending.slice(0, shown), ...(pending.length > shown ? ['…'] : [])].join(', ');
    const change = said('deployments.pending', { id, names });
    return [{ what, state: 'warn', found, change }];
  }
  if (active.length === 0) {
    const change = said('deployments.none');
    return [{ what, state: 'warn', found, change }];
  }
  return [{ what, state: 'ok', found, change: null }];
}
