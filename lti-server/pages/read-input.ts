import type * as z from 'zod';
import { ApiError } from '../serving/api-error.ts';

/** Reads what a request brought. @throws ApiError 400 */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new ApiError(400, 'bad-request', { cause: parsed.error });
  return parsed.data;
}
