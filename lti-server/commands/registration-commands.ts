import type { Command } from 'commander';
import type { Trx } from '../database/run-transaction.ts';
import { checkConnection } from '../platform/check-connection.ts';
import { registrationInputSchema } from '../platform/registration-input.ts';
import {
  addRegistration,
  listRegistrations,
  RegistrationExistsError,
  removeRegistration,
  setRegistrationStatus,
  showRegistration,
} from '../platform/registrations.ts';
import { listDeployments } from '../platform/deployments.ts';
import type { Tool } from '../tool.ts';
import { changeByCommand } from './record-command.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson, printTable, showTime } from './print.ts';
import { printFindings } from './print-findings.ts';
import { addValuesCommand } from './values-command.ts';
import { withTool } from './with-tool.ts';

interface AddOptions {
  name: string;
  issuer: string;
  clientId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  audience?: string;
  deploymentId?: string[];
  allowAnonymous?: boolean;
  json?: boolean;
}

/** `tend registration …`: the platforms that may launch the tool. */
export function addRegistrationCommands(tend: Command): void {
  const registration = tend.command('registration').description('the platforms that may launch the tool');
  registration
    .command('add')
    .description('register a platform; its launches work at once in the deployments named')
    .requiredOption('--name <name>', 'what people call the platform')
    .requiredOption('--issuer <url>', 'iss of its tokens, letter by letter')
    .requiredOption('--client-id <id>', 'the client ID that it gave the tool')
    .requiredOption('--auth-url <url>', 'authentication request address')
    .requiredOption('--token-url <url>', 'access token address')
    .requiredOption('--jwks-url <url>', 'public key set address')
    .option('--audience <text>', 'aud of the tool’s token requests, when it is not the token address')
    .option('--deployment-id <id...>', 'deployments that may launch; others wait for "deployment activate"')
    .option('--allow-anonymous', 'also let people in whom the platform does not name')
    .option('--json', 'print JSON')
    .action((options: AddOptions) => withTool((tool) => add(tool, options)));
  registration
    .command('list')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => withTool((tool) => list(tool, json)));
  registration
    .command('show <id>')
    .option('--json', 'print JSON')
    .action((id: string) => withTool((tool) => show(tool, id)));
  registration.command('activate <id>').action((id: string) => withTool((tool) => setStatus(tool, id, 'active')));
  registration.command('deactivate <id>').action((id: string) => withTool((tool) => setStatus(tool, id, 'inactive')));
  addValuesCommand(registration);
  registration
    .command('check <id>')
    .description('try keys, tokens, clock and deployments, and say what to change; code 1 when something fails')
    .option('--json', 'print JSON')
    .action((id: string, { json }: { json?: boolean }) => withTool((tool) => check(tool, id, json)));
  registration
    .command('remove <id>')
    .description('remove a registration with everything that belongs to it: people, attempts, scores')
    .action((id: string) => withTool((tool) => remove(tool, id)));
}

async function add(tool: Tool, { json, deploymentId, ...options }: AddOptions): Promise<void> {
  const schema = registrationInputSchema(tool.configuration);
  const input = schema.safeParse({ ...options, deploymentIds: deploymentId ?? [] });
  if (!input.success) {
    const issue = input.error.issues[0];
    throw new CommandRefused(`${optionOf(String(issue?.path[0]))}: ${issue?.message}.`);
  }
  try {
    const added = await changeByCommand(
      tool,
      (trx) => addRegistration(trx, input.data, tool.clock()),
      ({ id }) => ({ action: 'registration-added', registrationId: id }),
    );
    if (json) return printJson(added);
    console.log(added.id);
  } catch (error) {
    if (error instanceof RegistrationExistsError) throw new CommandRefused(error.message);
    throw error;
  }
}

async function list(tool: Tool, json = false): Promise<void> {
  const registrations = await listRegistrations(tool.db);
  if (json) return printJson(registrations);
  printTable(
    registrations.map(({ id, name, issuer, clientId, status }) => ({ id, name, issuer, clientId, status })),
    'No platform is registered yet: tend registration add',
  );
}

/** One registration is shown as JSON either way: every value matters, and none fits a table. */
async function show(tool: Tool, id: string): Promise<void> {
  const found = await showRegistration(tool.db, id);
  if (!found) throw unknown(id);
  const deployments = await listDeployments(tool.db, id);
  printJson({
    ...found,
    deployments: deployments.map((deployment) => ({
      id: deployment.id,
      status: deployment.status,
      firstSeen: showTime(deployment.createdAt),
    })),
  });
}

async function check(tool: Tool, id: string, json = false): Promise<void> {
  const row = await tool.db.selectFrom('registration').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw unknown(id);
  printFindings(await checkConnection(tool, row), json);
}

async function setStatus(tool: Tool, id: string, status: 'active' | 'inactive'): Promise<void> {
  const action = status === 'active' ? 'registration-activated' : 'registration-deactivated';
  const set = async (trx: Trx): Promise<void> => {
    if (!(await setRegistrationStatus(trx, id, status))) throw unknown(id);
  };
  await changeByCommand(tool, set, { action, registrationId: id });
}

async function remove(tool: Tool, id: string): Promise<void> {
  const work = async (trx: Trx): Promise<void> => {
    if (!(await removeRegistration(trx, id))) throw unknown(id);
  };
  await changeByCommand(tool, work, { action: 'registration-removed', target: id });
}

function unknown(id: string): CommandRefused {
  return new CommandRefused(`There is no registration ${id}; see "tend registration list".`);
}

/** `clientId` → `--client-id`, as it was typed. */
function optionOf(member: string): string {
  const option = member === 'deploymentIds' ? 'deploymentId' : member;
  return `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
