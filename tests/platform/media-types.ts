import type { FastifyRequest } from 'fastify';
import type { PlatformState } from './platform-state.ts';
import { ServiceRefusal } from './service-refusal.ts';

export const mediaTypes = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  memberships: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;

/**
 * Moodle finds the service by media type: a body's type must be exact (a charset is tolerated), and so must an Accept
 * header, which may not even list two types. A wildcard finds the service, but `isWildcardRefused` services then refuse
 * it by themselves.
 */
export function checkMediaType(
  state: PlatformState,
  request: FastifyRequest,
  expected: string,
  { isWildcardRefused = false }: { isWildcardRefused?: boolean } = {},
): void {
  if (request.method === 'DELETE') return;
  const path = request.url.slice(state.profile.paths.services.length).split('?')[0] ?? '';
  if (request.method === 'GET') {
    const accept = request.headers.accept ?? '';
    if (state.profile.lineItems.accept === 'any' || accept === '' || accept === expected) return;
    if (!accept.includes('*/*')) throw noHandler(path, accept);
    if (isWildcardRefused) throw new ServiceRefusal(400, 'No context or unsupported content type');
    return;
  }
  const contentType = (request.headers['content-type'] ?? '').split(';')[0] ?? '';
  if (contentType !== expected) throw noHandler(path, contentType);
}

function noHandler(path: string, mediaType: string): ServiceRefusal {
  return new ServiceRefusal(400, `No handler found for ${path} ${mediaType}`.trim());
}
