import { startCampus } from './start-campus.ts';

/*
 * The demo campus as a process of its own. PORT (8080), HOST (127.0.0.1), TEND_TOOL_URL (connects Tend at once; else
 * register it at /control/tools), TEND_CLIENT_ID. Ends on SIGINT and SIGTERM.
 */

export { startCampus } from './start-campus.ts';

if (import.meta.main) {
  const campus = await startCampus({
    port: Number(process.env['PORT'] ?? 8080),
    host: process.env['HOST'] ?? '127.0.0.1',
    toolUrl: process.env['TEND_TOOL_URL'],
    clientId: process.env['TEND_CLIENT_ID'],
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(
      `The demo campus found its port taken (${error.message}). npm start takes another one as CAMPUS_PORT.`,
    );
    process.exit(2);
  });
  const tools = campus.state.tools.map((tool) => `client id ${tool.clientId}, deployment ${tool.deploymentId}`);
  console.log(`Demo campus at ${campus.url} (${tools.join('; ') || 'no tool connected'})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void campus.stop().then(() => process.exit(0)));
  }
}
