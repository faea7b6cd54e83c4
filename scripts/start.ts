// npm start: builds what is missing, then runs the LTI tool on the embedded database beside a demo campus, a course
// page of an invented university that launches the tool as a real platform would. Ctrl-C ends all of it.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { buildContent, buildExtension, buildOrExit, buildPages } from './build-parts.ts';
import { startProgram, stopPrograms, waitUntilReady } from './child-process.ts';

const root = path.resolve(import.meta.dirname, '..');
const port = process.env['PORT'] ?? '3000';
const campusPort = process.env['CAMPUS_PORT'] ?? '3001';
// Two sites, not two ports of one: cookies ignore ports, and a platform is another site than its tool.
const tool = `http://localhost:${port}`;
const campus = `http://127.0.0.1:${campusPort}`;
const clientId = 'tend-demo';

await buildOrExit(buildContent, buildPages);

const server = startProgram('lti-server/main.ts', { PORT: port, TEND_LOG: process.env['TEND_LOG'] ?? 'warn' });
const platform = startProgram('tests/platform/campus.ts', {
  PORT: campusPort,
  TEND_TOOL_URL: tool,
  TEND_CLIENT_ID: clientId,
});
const programs = [server, platform];

let stopping: Promise<never> | undefined;
function stop(code: number): Promise<never> {
  stopping ??= stopPrograms(programs).then(() => process.exit(code));
  return stopping;
}
// One without the other is of no use; whichever ends first has said why.
for (const program of programs) program.once('exit', () => void stop(1));
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  await Promise.all([waitUntilReady(server, `${tool}/readyz`), waitUntilReady(platform, `${campus}/`)]);
  await registerCampus();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

console.log(`
Tend is running.

  Demo campus   ${campus}   pick a person, open a module, see the gradebook
  LTI tool      ${tool}
  Console       ${tool}/admin   its password was printed at the first start; npm run tend -- console-password makes another
`);

try {
  await buildExtension('chrome');
  await buildExtension('firefox');
  console.log(`  Extension     dist/extension/chrome-mv3   (chrome://extensions → Developer mode → Load unpacked)
                dist/extension/firefox-mv3  (about:debugging → This Firefox → Load Temporary Add-on)
                or: npm run browser

Ctrl-C stops everything.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('The tool and the campus keep running without the extension.');
}

/** Tells the tool about the campus, once; the embedded database remembers it. */
async function registerCampus(): Promise<void> {
  const known = z
    .array(z.object({ issuer: z.string(), clientId: z.string() }))
    .parse(JSON.parse(await tend('registration', 'list', '--json')));
  if (known.some((registration) => registration.issuer === campus && registration.clientId === clientId)) return;
  await tend(
    ...['registration', 'add', '--name', 'Demo campus', '--issuer', campus, '--client-id', clientId],
    ...['--auth-url', `${campus}/mod/lti/auth.php`, '--token-url', `${campus}/mod/lti/token.php`],
    ...['--jwks-url', `${campus}/mod/lti/certs.php`, '--deployment-id', '1'],
  );
}

async function tend(...args: string[]): Promise<string> {
  const command = ['lti-server/commands/tend.ts', ...args];
  const env = { ...process.env, PORT: port };
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env });
  return stdout;
}
