import type * as z from 'zod';
import { ConsoleError } from './console-error.ts';

/** Reads what a form or an address brought. @throws ConsoleError 400 */
export function readForm<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new ConsoleError('bad-request', { cause: parsed.error });
  return parsed.data;
}
