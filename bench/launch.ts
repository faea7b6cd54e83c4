import { buildContent, buildPages } from '../scripts/build-parts.ts';
import { launchOnce } from './launch/launch-once.ts';
import { startLaunchPlatform, type LaunchPlatform } from './launch/launch-platform.ts';
import { startMeasuredServer, type MeasuredServer } from './launch/measured-server.ts';
import { median } from './median.ts';
import type { Bench } from './measurement.ts';

const rounds = 21;
const launchesARound = 60;
/** Until here the just-in-time compiler still works, and longest on ours, which has the most code. */
const launchesToWarmUp = 1500;
const tools = { tend: 'tend-server.ts', ltijs: 'ltijs-server.ts', bare: 'bare-server.ts' };
type ToolName = keyof typeof tools;
const toolNames = Object.keys(tools) as ToolName[];

/**
 * What a launch costs the server in CPU, from login to page, beside ltijs 5.9.9 (database in memory) and beside the
 * least that Fastify and jose can do. CPU of the server's process and not time: a shared machine stretches time. The
 * tools take turns, round by round, so that whatever the machine is doing meets all three; the median round counts.
 */
export const benchLaunch: Bench = async (progress) => {
  await Promise.all([buildContent(), buildPages()]);
  const platform = await startLaunchPlatform();
  const servers = new Map<ToolName, MeasuredServer>();
  try {
    for (const name of toolNames) servers.set(name, await startMeasuredServer(tools[name], platform));
    const people = countPeople();
    for (const server of servers.values()) await launch(server, platform, launchesToWarmUp, people);
    progress('all three are warm');

    const cpu: Record<ToolName, number[]> = { tend: [], ltijs: [], bare: [] };
    for (let round = 0; round < rounds; round++) {
      for (const [name, server] of servers) {
        const before = await server.usage();
        await launch(server, platform, launchesARound, people);
        cpu[name].push(((await server.usage()).cpuMs - before.cpuMs) / launchesARound);
      }
      if (round % 7 === 6) progress(`${round + 1} of ${rounds} rounds`);
    }
    const [ours, ltijs, bare] = [median(cpu.tend), median(cpu.ltijs), median(cpu.bare)];
    const statements = await countStatements(platform, people);
    const cost = { unit: 'CPU ms', bound: null };
    return [
      { name: 'launch/cpu', value: ours, ...cost, peer: null },
      { name: 'launch/cpu-of-ltijs', value: ltijs, ...cost, peer: 'ltijs 5.9.9' },
      { name: 'launch/cpu-of-bare', value: bare, ...cost, peer: 'Fastify + jose' },
      { name: 'launch/to-ltijs', value: ours / ltijs, unit: 'ratio', bound: 1 / 5, peer: 'ltijs 5.9.9' },
      { name: 'launch/to-bare', value: ours / bare, unit: 'ratio', bound: 2.5, peer: 'Fastify + jose' },
      { name: 'launch/sql', value: statements.most, unit: 'statements', bound: 8, peer: null },
      { name: 'launch/sql-first', value: statements.first, unit: 'statements', bound: 8, peer: null },
    ];
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()));
    await platform.stop();
  }
};

/** Everybody launches twice in a row: half of all launches write new rows, half find their own. */
function countPeople(): () => string {
  let launches = 0;
  return () => String(1000 + Math.floor(launches++ / 2));
}

async function launch(server: MeasuredServer, platform: LaunchPlatform, times: number, people: () => string) {
  for (let index = 0; index < times; index++) await launchOnce(server, platform, people());
}

/**
 * SQL statements from login to page, without those that begin and end a transaction, on a server of its own: of the
 * first launch of all, and of ten in a course that is known, first ones of a person and later ones, the one with the
 * most.
 */
async function countStatements(platform: LaunchPlatform, people: () => string) {
  const server = await startMeasuredServer(tools.tend, platform, { isCounting: true });
  const statementsOfOne = async () => {
    const before = await server.usage();
    await launchOnce(server, platform, people());
    return (await server.usage()).statements - before.statements;
  };
  try {
    const first = await statementsOfOne();
    let most = 0;
    for (let index = 0; index < 10; index++) most = Math.max(most, await statementsOfOne());
    return { first, most };
  } finally {
    await server.stop();
  }
}
