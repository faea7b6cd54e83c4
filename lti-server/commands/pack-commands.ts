import type { Command } from 'commander';
import type { Trx } from '../database/run-transaction.ts';
import { createHash } from 'node:crypto';
import type { Pack } from '#shared/schemas/pack.ts';
import { dropPack } from '../packs/drop-pack.ts';
import { keepPack } from '../packs/keep-pack.ts';
import { readPacks } from '../packs/read-packs.ts';
import type { Tool } from '../tool.ts';
import { changeByCommand } from './record-command.ts';
import { CommandRefused } from './command-refused.ts';
import { examinePackFile } from './examine-pack-file.ts';
import { printJson, printTable, showTime } from './print.ts';
import { withTool } from './with-tool.ts';

/** `tend content add|list|remove|integrity`: an organisation's own prompts and modules. */
export function addPackCommands(content: Command): void {
  content
    .command('add <file>')
    .description('take in a pack, or a newer version of one; a running server uses it within seconds')
    .action((file: string) => withTool((tool) => add(tool, file)));
  content
    .command('list')
    .description('the packs that are in use')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => withTool((tool) => list(tool, json)));
  content
    .command('remove <id>')
    .description('take a pack out of use; what learners did with its modules is kept')
    .action((id: string) => withTool((tool) => remove(tool, id)));
  content
    .command('integrity <file>')
    .description('check a pack and print the hash that the extension asks for beside its address')
    .action(integrity);
}

async function add(tool: Tool, file: string): Promise<void> {
  const stored = (await readPacks(tool.db)).flatMap(({ pack }) => pack ?? []);
  const { pack } = await examinePackFile(file, stored);
  const change = { action: 'pack-added', target: `${pack.id} ${pack.version}` } as const;
  const kept = await changeByCommand(
    tool,
    (trx) => keepPack(trx, pack, tool.clock()),
    ({ kind }) => (kind === 'added' || kind === 'replaced' ? change : null),
  );
  const name = `"${pack.name}" (${pack.id}, version ${pack.version})`;
  switch (kept.kind) {
    case 'unchanged':
      return console.log(`${name} is there already.`);
    case 'added':
      return console.log(`Added ${name}: ${countsOf(pack)}.`);
    case 'replaced':
      return console.log(`Replaced version ${kept.there} by ${name}: ${countsOf(pack)}.`);
    case 'sameVersion':
      throw new CommandRefused(
        `Version ${kept.there} of "${pack.id}" is there already and says something else: raise the version in ${file}.`,
      );
    case 'olderVersion':
      throw new CommandRefused(
        `Version ${kept.there} of "${pack.id}" is there, ${file} is version ${pack.version}: raise its version, or remove the pack first.`,
      );
  }
}

async function list(tool: Tool, json = false): Promise<void> {
  const packs = (await readPacks(tool.db)).map(({ pack, ...stored }) => ({
    ...stored,
    nudges: pack?.nudges.length ?? null,
    modules: pack?.modules.length ?? null,
    isReadable: pack !== null,
  }));
  if (json) return printJson(packs);
  printTable(
    packs.map(({ id, version, name, publisher, nudges, modules, addedAt, isReadable }) => ({
      id,
      version,
      name,
      publisher,
      prompts: nudges,
      modules,
      added: showTime(addedAt),
      state: isReadable ? 'in use' : 'cannot be read: add it again',
    })),
    'No pack yet: tend content add FILE',
  );
}

async function remove(tool: Tool, id: string): Promise<void> {
  const drop = async (trx: Trx) => {
    const found = await dropPack(trx, id);
    if (!found) throw new CommandRefused(`There is no pack ${id}; see "tend content list".`);
    return found;
  };
  const dropped = await changeByCommand(tool, drop, ({ activities }) => ({
    action: 'pack-removed',
    target: id,
    count: activities,
  }));
  console.log(`Removed "${dropped.name}" (${id}).`);
  if (dropped.activities > 0) {
    const opened = dropped.activities === 1 ? '1 activity opens' : `${dropped.activities} activities open`;
    console.log(
      `${opened} a module of it and will say that it is gone. What learners did, and their scores, are kept; add the pack again to bring it back.`,
    );
  }
}

async function integrity(file: string): Promise<void> {
  const { bytes } = await examinePackFile(file);
  console.log(`sha384-${createHash('sha384').update(bytes).digest('base64')}`);
}

function countsOf({ nudges, modules }: Pack): string {
  const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;
  return `${count(nudges.length, 'prompt')}, ${count(modules.length, 'module')}`;
}
