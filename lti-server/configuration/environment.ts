import * as z from 'zod';
import { isLoopbackHost } from './loopback.ts';
import { expectedAdminPassword, isAdminPassword } from './read-admin-password.ts';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

const optional = z
  .string()
  .default('')
  .transform((text) => text || null);

/** `https://host[:port]`, or http on loopback; nothing behind the host, for cookies and routes start at `/`. */
function isToolAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.pathname !== '/' || url.search || url.hash || url.username) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

/**
 * The environment of the server, variable by variable. The message of each check is what the operator reads after
 * "expected"; an empty variable counts as not set.
 */
export const environmentSchema = z.object({
  PORT: z
    .string()
    .default('3000')
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'a port from 0 to 65535')
    .transform(Number),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((text) => /^[\w.:-]+$/.test(text), 'an address to listen on, such as 127.0.0.1'),
  TEND_URL: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || isToolAddress(text),
      'the public https address of the tool without a path, such as https://tend.example.org (http only on loopback)',
    ),
  DATABASE_URL: optional.refine(
    (text) => text === null || /^postgres(ql)?:\/\//.test(text),
    'postgres://user:password@host/database, or nothing for the embedded database',
  ),
  TEND_DATA: z.string().default('./data'),
  TEND_SECRET: list,
  TEND_SECRET_FILE: optional,
  TEND_ADMIN_PASSWORD: optional.refine((text) => text === null || isAdminPassword(text), expectedAdminPassword),
  TEND_ADMIN_PASSWORD_FILE: optional,
  TEND_LOG: z
    .string()
    .default('info')
    .refine(
      (text) => ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(text),
      'one of fatal, error, warn, info, debug, trace, silent',
    ),
  TEND_PRIVATE_HOSTS: list.refine(
    (hosts) => hosts.every((host) => /^[\w.-]+$|^\[[\da-f:]+\]$/i.test(host)),
    'host names without scheme, port or path, separated by commas',
  ),
  TEND_TRUST_PROXY: list.refine(
    (proxies) => proxies.every((proxy) => /^[\da-f.:]+(\/\d{1,3})?$/i.test(proxy)),
    'addresses or networks of reverse proxies, separated by commas',
  ),
  TEND_METRICS_TOKEN: optional,
  TEND_RETENTION_MONTHS: optional
    .refine(
      (text) => text === null || /^[1-9]\d{0,2}$/.test(text),
      'a whole number of months from 1 to 999, or nothing',
    )
    .transform((text) => (text === null ? null : Number(text))),
});
