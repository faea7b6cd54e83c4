// npm run serve: the LTI tool alone, in production mode; builds first what is missing.
import { buildContent, buildOrExit, buildPages } from './build-parts.ts';
import { exitOf, startProgram } from './child-process.ts';

await buildOrExit(buildContent, buildPages);
const server = startProgram('lti-server/main.ts', { NODE_ENV: 'production' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
process.exit(await exitOf(server));
