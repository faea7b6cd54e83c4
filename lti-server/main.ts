import { ConfigurationError } from './configuration/configuration-error.ts';
import { readConfiguration } from './configuration/read-configuration.ts';
import { prepareTool } from './prepare-tool.ts';
import { runServer } from './run-server.ts';
import { createLogger } from './serving/create-logger.ts';

/** Two probes of a balancer, in production only: by hand, Ctrl-C should end at once. */
const drainDelay = process.env['NODE_ENV'] === 'production' ? 5_000 : 0;

try {
  const configuration = readConfiguration(process.env);
  const tool = await prepareTool(configuration, createLogger(configuration.logLevel));
  const server = await runServer(tool, { drainDelay });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void server.stop().then(() => process.exit(0)));
  }
} catch (error) {
  // One line that says what to change; what is unexpected keeps its trace.
  const isExpected =
    error instanceof Error && (error instanceof ConfigurationError || 'code' in error || error.name === 'ContentError');
  console.error(isExpected ? error.message : error);
  process.exit(error instanceof ConfigurationError ? 2 : 1);
}
