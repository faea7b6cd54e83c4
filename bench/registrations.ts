import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startRegisteringPlatform, type RegisteringPlatform } from '../tests/support/registering-platform.ts';
import { freePort } from './free-port.ts';
import type { Bench } from './measurement.ts';
import { median } from './median.ts';
import type { Order } from './registrations/tool-process.ts';

const tools = 5;
const registrationsATool = 20;
const manyRegistrations = 1_000;
const rounds = 15;
const requestsARound = 200;

interface ToolProcess {
  url: string;
  ask<T>(order: Order): Promise<T>;
  stop(): Promise<void>;
}

/**
 * What it costs to have many platforms: the key set is the same for all, and a platform that registers itself holds
 * nobody up. Delays are those of the event loop, which other programs on the machine stretch too: each figure is the
 * median of several, and what our own code does is in every one of them.
 */
export const benchRegistrations: Bench = async (progress) => {
  const platform = await startRegisteringPlatform('moodle');
  const [firsts, later]: [number[], number[]] = [[], []];
  try {
    for (let count = 0; count < tools; count++) {
      const tool = await startTool();
      for (let index = 0; index < registrationsATool; index++) {
        (index === 0 ? firsts : later).push(await registerOnce(tool, platform, `client-${count}-${index}`));
      }
      await tool.stop();
    }
    progress('platforms have registered themselves');
    const keys = await measureKeys();
    const ms = { unit: 'ms', bound: 20, peer: null };
    return [
      { name: 'registrations/loop-held-first', value: median(firsts), ...ms },
      { name: 'registrations/loop-held', value: median(later), ...ms },
      { name: 'registrations/keys-bytes', value: keys.bytes, unit: 'ratio', bound: 1, peer: 'one registration' },
      { name: 'registrations/keys-cpu', value: keys.cpu, unit: 'ratio', bound: 1.25, peer: 'one registration' },
    ];
  } finally {
    await platform.close();
  }
};

/** One dynamic registration; for how many ms it held the event loop at most. */
async function registerOnce(tool: ToolProcess, platform: RegisteringPlatform, clientId: string): Promise<number> {
  platform.answers.registration = { body: JSON.stringify({ client_id: clientId }) };
  const link = new URL(await tool.ask<string>('link'));
  link.searchParams.set('openid_configuration', `${platform.url}/mod/lti/openid-configuration.php`);
  await tool.ask('delay');
  const answer = await fetch(link);
  const page = await answer.text();
  if (answer.status !== 200) throw new Error(`The registration ended in ${answer.status}: ${page.slice(0, 500)}`);
  return tool.ask<number>('delay');
}

/** The key set with a thousand registrations beside the key set with one; the tools take turns. */
async function measureKeys(): Promise<{ bytes: number; cpu: number }> {
  const [one, many] = [await startTool(), await startTool()];
  await one.ask({ register: 1 });
  await many.ask({ register: manyRegistrations });
  const [cpuOfOne, cpuOfMany]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    cpuOfOne.push(await cpuOfKeys(one));
    cpuOfMany.push(await cpuOfKeys(many));
  }
  const bytes = (await readKeys(many)) / (await readKeys(one));
  await Promise.all([one.stop(), many.stop()]);
  return { bytes, cpu: median(cpuOfMany) / median(cpuOfOne) };
}

async function cpuOfKeys(tool: ToolProcess): Promise<number> {
  const before = await tool.ask<number>('cpu');
  for (let index = 0; index < requestsARound; index++) await readKeys(tool);
  return (await tool.ask<number>('cpu')) - before;
}

/** How many bytes it has. */
async function readKeys({ url }: ToolProcess): Promise<number> {
  const answer = await fetch(`${url}/lti/keys`);
  if (answer.status !== 200) throw new Error(`The key set answered ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}

async function startTool(): Promise<ToolProcess> {
  const child = fork(path.join(import.meta.dirname, 'registrations/tool-process.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ask = async <T>(order: Order): Promise<T> => {
    child.send(order);
    return answerOf<T>(child);
  };
  return {
    url: await ask<string>({ port: await freePort() }),
    ask,
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const exit = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('The tool ended');
  });
  exit.catch(() => {});
  const [{ answer }] = (await Promise.race([once(child, 'message'), exit])) as [{ answer: T }];
  ended.abort();
  return answer;
}
