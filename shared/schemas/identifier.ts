import * as z from 'zod/mini';

/**
 * The id of a nudge, module, step or source: lower-case words joined by hyphens; it doubles as a file name. Not
 * "constructor", which every object answers to without having it.
 */
export const identifierSchema = z.string().check(z.regex(/^(?!constructor$)[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(80));
