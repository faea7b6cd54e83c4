import { ConfigurationError } from './configuration/configuration-error.ts';
import { findOrMakeAdminPassword } from './configuration/read-admin-password.ts';
import { readConfiguration, type Configuration } from './configuration/read-configuration.ts';
import { prepareTool } from './prepare-tool.ts';
import { runServer } from './run-server.ts';
import { createLogger } from './serving/create-logger.ts';

/** Two probes of a balancer, in production only: by hand, Ctrl-C should end at once. */
const drainDelay = process.env['NODE_ENV'] === 'production' ? 5_000 : 0;

try {
  const configuration = await withAdminPassword(readConfiguration(process.env));
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

/** On the embedded database the console is open to a password that is made once; instances of one PostgreSQL are given theirs. */
async function withAdminPassword(configuration: Configuration): Promise<Configuration> {
  const { adminPassword, databaseUrl, dataFolder, url } = configuration;
  if (adminPassword !== null || databaseUrl !== null) return configuration;
  const { hash, password } = await findOrMakeAdminPassword(dataFolder);
  if (password !== null) {
    // Not into the log, which is kept and passed on.
    console.error(
      `The console is at ${url}/admin, its password is ${password}\nIt is shown this once; "npm run tend -- console-password" makes another.`,
    );
  }
  return { ...configuration, adminPassword: hash };
}
