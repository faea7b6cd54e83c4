import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildContent, buildPages } from '../../scripts/build-parts.ts';
import { startProgram, stopPrograms, waitUntilReady } from '../../scripts/child-process.ts';

export interface CampusAndTool {
  /** http://127.0.0.1:…: for a browser another site than the tool. */
  campusUrl: string;
  /** http://localhost:… */
  toolUrl: string;
  stop(): Promise<void>;
}

const clientId = 'tendDemoCampus1';
/** Opens the console of the tool. */
export const adminPassword = 'a password for journeys';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The real server on a fresh embedded database beside the demo campus, as two processes that know each other. */
export async function startCampusAndTool(): Promise<CampusAndTool> {
  // npm test has built it; while texts are being written, a journey runs on the last sound ones.
  if (!existsSync('dist/content/modules.json')) await buildContent();
  await buildPages();
  const [toolPort, campusPort] = [await freePort(), await freePort()];
  const toolUrl = `http://localhost:${toolPort}`;
  const campusUrl = `http://127.0.0.1:${campusPort}`;
  const data = await mkdtemp(join(tmpdir(), 'tend-journey-'));
  const env = {
    PORT: String(toolPort),
    TEND_URL: toolUrl,
    TEND_DATA: data,
    TEND_LOG: 'warn',
    TEND_ADMIN_PASSWORD: adminPassword,
    DATABASE_URL: '',
  };
  await promisify(execFile)(
    process.execPath,
    [
      ...['lti-server/commands/tend.ts', 'registration', 'add', '--name', 'Demo campus', '--issuer', campusUrl],
      ...['--client-id', clientId, '--auth-url', `${campusUrl}/mod/lti/auth.php`],
      ...['--token-url', `${campusUrl}/mod/lti/token.php`, '--jwks-url', `${campusUrl}/mod/lti/certs.php`],
      ...['--deployment-id', '1'],
    ],
    { env: { ...process.env, ...env } },
  );
  const programs = [
    startProgram('lti-server/main.ts', env),
    startProgram('tests/platform/campus.ts', {
      PORT: String(campusPort),
      TEND_TOOL_URL: toolUrl,
      TEND_CLIENT_ID: clientId,
    }),
  ] as const;
  const stop = async () => {
    await stopPrograms(programs);
    await rm(data, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(programs[0], `${toolUrl}/readyz`);
    await waitUntilReady(programs[1], `${campusUrl}/`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { campusUrl, toolUrl, stop };
}
