const learner = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';

/** Platforms whose filter is known to understand the whole name of a role; others may answer nobody, or an error. */
const filtering = new Set(['moodle', 'canvas']);

/**
 * The address at which a platform tells its learners alone (NRPS 2.0, 2.4.1 "role"), so that nobody is asked for whom
 * no page shows; null where it may not know the filter. What else the address asks for stays.
 */
export function learnersUrl(membershipsUrl: string, platformFamily: string | null): string | null {
  if (!filtering.has(platformFamily?.toLowerCase() ?? '')) return null;
  const url = new URL(membershipsUrl);
  url.searchParams.set('role', learner);
  return url.href;
}
