import * as z from 'zod/mini';

/**
 * Where a course is opened again: an address on https, or on this very device (a demo), without credentials or fragment.
 * Checked by its form alone, because the core knows no `URL`.
 */
export const wayBackSchema = z
  .string()
  .check(
    z.maxLength(500),
    z.regex(
      /^(https:\/\/[\w-]+(\.[\w-]+)*|http:\/\/(localhost|127\.0\.0\.1|\[::1\]))(:\d{1,5})?\/[\w\-.~/%!$&'()*+,;=:?]*$/i,
    ),
  );

/** The name of the place that such an address leads to, to be shown beside it. */
export const hostOf = (wayBack: string): string => wayBack.split('/', 3)[2] ?? '';
