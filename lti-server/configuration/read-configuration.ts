import { resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';
import { environmentSchema } from './environment.ts';
import { isLoopbackHost } from './loopback.ts';
import { readAdminPassword } from './read-admin-password.ts';
import { readSecrets } from './read-secrets.ts';

/** The parsed environment. Addresses have no trailing slash. */
export interface Configuration {
  port: number;
  host: string;
  /** Origin at which browsers and platforms reach the tool. */
  url: string;
  /** The tool stands on this machine only: platforms on loopback may then use http. */
  isLoopback: boolean;
  /** null means the embedded database in `dataFolder`. */
  databaseUrl: string | null;
  dataFolder: string;
  /** Newest first; the first encrypts, all decrypt. */
  secrets: readonly string[];
  /** The password of the operator's console, or its hash (password-hash.ts); null means that the console is off. */
  adminPassword: string | null;
  logLevel: string;
  privateHosts: readonly string[];
  trustProxy: readonly string[];
  metricsToken: string | null;
  /** After how many months without being seen people are erased; null means never. */
  retentionMonths: number | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const secretVariables = new Set(['DATABASE_URL', 'TEND_SECRET', 'TEND_METRICS_TOKEN', 'TEND_ADMIN_PASSWORD']);

/**
 * Reads the environment (interfaces.md, "Environment of the server"). Makes the data folder (0700) and a secret in it
 * when the database is the embedded one.
 * @throws ConfigurationError naming the first variable that is wrong, what was found and what is expected.
 */
export function readConfiguration(environment: Environment): Configuration {
  const set = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== undefined && text !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const variable = String(issue?.path[0]);
    const found = secretVariables.has(variable) ? 'not shown here' : environment[variable];
    throw new ConfigurationError(variable, found, issue?.message ?? 'another value');
  }
  const values = parsed.data;
  const url = new URL(values.TEND_URL ?? `http://localhost:${values.PORT}`);
  const dataFolder = resolve(values.TEND_DATA);
  return {
    port: values.PORT,
    host: values.HOST,
    url: url.origin,
    isLoopback: isLoopbackHost(url.hostname),
    databaseUrl: values.DATABASE_URL,
    dataFolder,
    secrets: readSecrets({
      given: values.TEND_SECRET,
      file: values.TEND_SECRET_FILE,
      dataFolder: values.DATABASE_URL === null ? dataFolder : null,
    }),
    adminPassword: readAdminPassword(values.TEND_ADMIN_PASSWORD, values.TEND_ADMIN_PASSWORD_FILE),
    logLevel: values.TEND_LOG,
    privateHosts: values.TEND_PRIVATE_HOSTS,
    trustProxy: values.TEND_TRUST_PROXY,
    metricsToken: values.TEND_METRICS_TOKEN,
    retentionMonths: values.TEND_RETENTION_MONTHS,
  };
}
