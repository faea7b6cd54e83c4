import { ConfigurationError } from './configuration/configuration-error.ts';
import { hashPassword } from './configuration/password-hash.ts';
import { findAdminPassword, keepAdminPassword, randomPassword } from './configuration/read-admin-password.ts';
import { readConfiguration, type Configuration } from './configuration/read-configuration.ts';
import { prepareTool } from './prepare-tool.ts';
import { runServer } from './run-server.ts';
import { createLogger } from './serving/create-logger.ts';

/** Two probes of a balancer, in production only: by hand, Ctrl-C should end at once. */
const drainDelay = process.env['NODE_ENV'] === 'production' ? 5_000 : 0;

try {
  const { open: configuration, tell } = await withAdminPassword(readConfiguration(process.env));
  const tool = await prepareTool(configuration, createLogger(configuration.logLevel));
  const server = await runServer(tool, { drainDelay });
  tell();
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

/**
 * Opens the console of an embedded database to a password of its own; instances of one PostgreSQL are given theirs.
 * `tell` keeps and prints a password that was made, once the server runs.
 */
async function withAdminPassword(configuration: Configuration): Promise<{ open: Configuration; tell(): void }> {
  const { adminPassword, databaseUrl, dataFolder, url } = configuration;
  if (adminPassword !== null || databaseUrl !== null) return { open: configuration, tell() {} };
  const kept = findAdminPassword(dataFolder);
  if (kept !== null) return { open: { ...configuration, adminPassword: kept }, tell() {} };
  const password = randomPassword();
  const hash = await hashPassword(password);
  return {
    open: { ...configuration, adminPassword: hash },
    tell() {
      keepAdminPassword(dataFolder, hash);
      // Not into the log, which is kept and passed on.
      console.error(
        `The console is at ${url}/admin, its password is ${password}\nIt is shown this once; "npm run tend -- console-password" makes another.`,
      );
    },
  };
}
