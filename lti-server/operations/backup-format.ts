import * as z from 'zod';
import type { Schema } from '../database/schema.ts';

/**
 * A backup is gzip of JSON lines: a head, each row as `[table, row]`, and an end that counts them, so that a file cut
 * short is noticed. It says nothing of the engine: what one writes the other reads.
 */
export const headSchema = z.strictObject({
  tendBackup: z.literal(1),
  /** ms since 1970 */
  madeAt: z.int(),
  /** The migrations that the rows fit, in order. */
  migrations: z.array(z.string()).min(1),
});
export type BackupHead = z.infer<typeof headSchema>;

/** Whether a table is kept. What lives for minutes, and what lets people in, is not: they open the activity again. */
const isKept: Record<keyof Schema, boolean> = {
  registration: true,
  deployment: true,
  tool_key: true,
  access_token: false,
  login_state: false,
  pending_launch: false,
  session: false,
  context: true,
  resource_link: true,
  person: true,
  membership: true,
  attempt: true,
  score: true,
  score_pause: false,
  content_pack: true,
  setup_link: false,
  console_session: false,
  audit: true,
  refusal: false,
};

type KeptTable = keyof Schema;
export const keptTables = (Object.keys(isKept) as KeptTable[]).filter((table) => isKept[table]);

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export const rowLineSchema = z.tuple([z.enum(keptTables as [KeptTable, ...KeptTable[]]), rowSchema]);
export type RowLine = z.infer<typeof rowLineSchema>;
export const endSchema = z.strictObject({ rows: z.int() });
