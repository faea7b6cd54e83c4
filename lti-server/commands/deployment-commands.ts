import type { Command } from 'commander';
import type { Trx } from '../database/run-transaction.ts';
import { listDeployments, setDeploymentStatus } from '../platform/deployments.ts';
import type { Tool } from '../tool.ts';
import { changeByCommand } from './record-command.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson, printTable, showTime } from './print.ts';
import { withTool } from './with-tool.ts';

interface Target {
  registration?: string;
}

/** `tend deployment …`: the places of a platform in which the tool was added. */
export function addDeploymentCommands(tend: Command): void {
  const deployment = tend.command('deployment').description('where in a platform the tool may be launched');
  deployment
    .command('list')
    .option('--registration <id>', 'of one registration only')
    .option('--json', 'print JSON')
    .action(({ registration, json }: Target & { json?: boolean }) =>
      withTool((tool) => list(tool, registration, json)),
    );
  for (const [name, status] of [
    ['activate', 'active'],
    ['deactivate', 'off'],
  ] as const) {
    deployment
      .command(`${name} <id>`)
      .option('--registration <id>', 'the registration, when several have a deployment of that id')
      .action((id: string, { registration }: Target) => withTool((tool) => setStatus(tool, id, registration, status)));
  }
}

async function list(tool: Tool, registrationId: string | undefined, json = false): Promise<void> {
  const deployments = await listDeployments(tool.db, registrationId);
  if (json) return printJson(deployments);
  printTable(
    deployments.map(({ id, status, registrationName, registrationId: registration, createdAt }) => ({
      id,
      status,
      platform: registrationName,
      registration,
      firstSeen: showTime(createdAt),
    })),
    'No deployment yet: they appear with their first launch.',
  );
}

async function setStatus(tool: Tool, id: string, asked: string | undefined, status: 'active' | 'off'): Promise<void> {
  const registrationId = asked ?? (await registrationOf(tool, id));
  const action = status === 'active' ? 'deployment-activated' : 'deployment-deactivated';
  const set = async (trx: Trx): Promise<void> => {
    if (await setDeploymentStatus(trx, { registrationId, id, status, now: tool.clock() })) return;
    throw new CommandRefused(`There is no registration ${registrationId}; see "tend registration list".`);
  };
  await changeByCommand(tool, set, { action, registrationId, target: id });
}

async function registrationOf(tool: Tool, id: string): Promise<string> {
  const found = (await listDeployments(tool.db)).filter((deployment) => deployment.id === id);
  if (found.length > 1)
    throw new CommandRefused(`Several registrations have a deployment ${id}: name one with --registration.`);
  if (!found[0]) throw new CommandRefused(`There is no deployment ${id}; see "tend deployment list".`);
  return found[0].registrationId;
}
