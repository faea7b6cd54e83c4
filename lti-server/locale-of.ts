import accepts from 'accepts';
import type { FastifyRequest } from 'fastify';
import { locales, type Locale } from '#shared/schemas/locale.ts';

/** The language of a request by its `Accept-Language` (RFC 9110, 12.5.4); English when Tend speaks none of them. */
export function localeOf(request: FastifyRequest): Locale {
  const best = accepts(request.raw).language([...locales]);
  return locales.find((locale) => locale === best) ?? 'en';
}

/**
 * The language that a platform names in a launch: `cy`, `cy_GB` and `cy-GB` are Welsh (LTI 1.3, 5.4.4 writes BCP 47,
 * Moodle its own codes). What somebody chose there counts before what the browser says.
 */
export function localeOfLaunch(named: string | null, request: FastifyRequest): Locale {
  if (named === null) return localeOf(request);
  const language = named.split(/[-_]/, 1)[0]?.toLowerCase();
  return locales.find((locale) => locale === language) ?? 'en';
}
