import { decodeJwt } from 'jose';
import { openToken, sealToken } from './platform-token.ts';
import type { PlatformState } from './platform-state.ts';

/** What a platform has to remember between a deep linking request and its response. */
export interface ReturnPlace {
  readonly courseId: string;
  readonly toolId: string;
  readonly sesskey: string;
}

/** The return address, and `data`, in the platform's way (LTI Deep Linking 2.0, §4.4.1). */
export function writeReturn(state: PlatformState, place: ReturnPlace): Record<string, string> {
  const address = state.url + state.profile.paths.deepLinkingReturn;
  const { dataIn } = state.profile.deepLinking;
  if (dataIn === 'none') {
    const query = new URLSearchParams({ course: place.courseId, id: place.toolId, sesskey: place.sesskey });
    return { deep_link_return_url: `${address}?${query}` };
  }
  const data = sealToken(state.secret, { ...place });
  return dataIn === 'url'
    ? { deep_link_return_url: `${address}?data=${data}` }
    : { deep_link_return_url: address, data };
}

/** What was remembered; null where it did not come back as it went. */
export function readReturn(
  state: PlatformState,
  query: Readonly<Record<string, string | undefined>>,
  jwt: string,
): ReturnPlace | null {
  const { dataIn } = state.profile.deepLinking;
  if (dataIn === 'none') {
    return { courseId: query['course'] ?? '', toolId: query['id'] ?? '', sesskey: query['sesskey'] ?? '' };
  }
  const data = dataIn === 'url' ? query['data'] : dataClaim(jwt);
  return openToken(state.secret, data ?? '') as ReturnPlace | null;
}

function dataClaim(jwt: string): string {
  try {
    return String(decodeJwt(jwt)['https://purl.imsglobal.org/spec/lti-dl/claim/data']);
  } catch {
    return '';
  }
}
