import { decodeJwt, SignJWT } from 'jose';
import { findSigningKey } from '../tool-keys.ts';
import type { DeepLinkingRemark, ServiceCaller } from './services.ts';

const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';
/** Seconds. Moodle refuses an `iat` that is a second in the future; clocks differ. */
const backdated = 10;

/**
 * Signs a deep linking response of ltijs anew, with what it leaves out: Blackboard wants the client in `sub`, as of a
 * client's assertion, and an `iat` may lie in the future for a platform whose clock is behind. It drops `data` when it
 * is empty, which has to come back too, and writes the name of the error claim with a space behind it.
 */
export async function signResponse(
  { tool, registration }: ServiceCaller,
  response: string,
  { data, remark }: { data: string | null; remark: DeepLinkingRemark | undefined },
): Promise<string> {
  const claims = decodeJwt(response);
  const { kid, privateKey } = await findSigningKey(tool);
  return new SignJWT({
    ...claims,
    ...(data !== null && { [`${dl}/data`]: data }),
    ...(remark && remarkOf(remark)),
    sub: registration.client_id,
    iat: (claims.iat ?? tool.clock() / 1000) - backdated,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .sign(privateKey);
}

function remarkOf({ isFault, message, log }: DeepLinkingRemark): Record<string, string> {
  const prefix = `${dl}/${isFault ? 'error' : ''}`;
  return { [`${prefix}msg`]: message, [`${prefix}log`]: log };
}
