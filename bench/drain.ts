import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildContent, buildPages } from '../scripts/build-parts.ts';
import { waitingScores, type DrainCommand, type DrainOrder } from './drain/drain-order.ts';
import { freePort } from './free-port.ts';
import { launchOnce } from './launch/launch-once.ts';
import { startLaunchPlatform, type LaunchPlatform } from './launch/launch-platform.ts';
import type { ServerAddress } from './launch/measured-server.ts';
import { median } from './median.ts';
import type { Bench } from './measurement.ts';

const users = 100;
const rounds = 11;
const launchesOfUser = 8;
/** Around a launch, ms at most: somebody who opens an activity reads for a moment before the next. */
const longestThought = 1000;

/**
 * How long a launch takes, from login to page, for the slowest of a hundred launches by a hundred users at once, while
 * the sender rests and while it works through 10,000 scores. The two take turns on one server, round by round, so that
 * whatever the machine is doing meets both; the median round counts.
 */
export const benchDrain: Bench = async (progress) => {
  await Promise.all([buildContent(), buildPages()]);
  const platform = await startLaunchPlatform();
  const gradebook = await startGradebook();
  const server = await startDrainServer(platform, gradebook.url);
  try {
    let person = 0;
    const people = () => String(1000 + person++);
    await measureRound(server, platform, people);
    await measureRound(server, platform, people);
    progress('warm');
    const p99: Record<DrainCommand, number[]> = { rest: [], drain: [] };
    let sent = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const command of round % 2 === 0 ? (['rest', 'drain'] as const) : (['drain', 'rest'] as const)) {
        await server.obey(command);
        p99[command].push(await measureRound(server, platform, people));
        if (command === 'rest') continue;
        const waiting = await server.obey('rest');
        if (waiting === 0) throw new Error('The outbox was empty before the end: the round measured too little.');
        sent += waitingScores - waiting;
      }
      if (round % 4 === 3) progress(`${round + 1} of ${rounds} rounds`);
    }
    if (sent === 0) throw new Error('Not one score was sent.');
    const [rest, drain] = [median(p99.rest), median(p99.drain)];
    return [
      { name: 'drain/p99-at-rest', value: rest, unit: 'ms', bound: null, peer: null },
      { name: 'drain/p99-draining', value: drain, unit: 'ms', bound: null, peer: null },
      { name: 'drain/scores', value: sent / rounds, unit: 'scores a round', bound: null, peer: null },
      { name: 'drain/to-rest', value: drain / rest, unit: 'ratio', bound: 1.5, peer: 'the sender at rest' },
    ];
  } finally {
    server.stop();
    await gradebook.stop();
    await platform.stop();
  }
};

/** p99 of the launches of one round, in ms. */
async function measureRound(server: ServerAddress, platform: LaunchPlatform, people: () => string): Promise<number> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: users }, async () => {
      const sub = people();
      for (let launch = 0; launch < launchesOfUser; launch += 1) {
        await wait(Math.random() * longestThought);
        const startedAt = performance.now();
        await launchOnce(server, platform, sub);
        times.push(performance.now() - startedAt);
      }
    }),
  );
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

/** Takes every score at once: no platform could make the sender work harder. */
async function startGradebook() {
  const gradebook = createServer((request, response) => {
    if (request.url === '/token') return response.end('{"access_token":"t","expires_in":3600}');
    return request.resume().once('end', () => response.end());
  });
  gradebook.listen(0, '127.0.0.1');
  await once(gradebook, 'listening');
  return {
    url: `http://127.0.0.1:${(gradebook.address() as AddressInfo).port}`,
    async stop() {
      gradebook.closeAllConnections();
      gradebook.close();
      await once(gradebook, 'close');
    },
  };
}

async function startDrainServer(platform: LaunchPlatform, scoresUrl: string) {
  const order: DrainOrder = { port: await freePort(), registration: platform.registration, scoresUrl };
  const child = fork(path.join(import.meta.dirname, 'drain/drain-server.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', NODE_EXTRA_CA_CERTS: platform.certificateFile },
  });
  child.once('exit', (code) => {
    if (code) throw new Error(`The server ended (exit code ${code}).`);
  });
  child.send(order);
  const [address] = (await once(child, 'message')) as [ServerAddress];
  return {
    ...address,
    async obey(command: DrainCommand): Promise<number> {
      child.send(command);
      const [waiting] = (await once(child, 'message')) as [number];
      return waiting;
    },
    stop: () => child.disconnect(),
  };
}
