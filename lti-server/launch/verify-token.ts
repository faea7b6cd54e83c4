import { decodeProtectedHeader, errors, jwtVerify, type CryptoKey, type JWTPayload } from 'jose';
import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { LaunchError } from './launch-error.ts';

const sizeLimit = 64 * 1024;
/** Clocks differ; Moodle's tokens live for a minute only. */
const toleranceSeconds = 60;
/** Canvas dates a token by its login, up to five minutes before it is signed. */
const ageLimitSeconds = 600;

/**
 * The claims of an id_token that this registration's platform signed for us, now, in answer to this login
 * (LTI 1.3 Security Framework, 5.1.3 "Authentication response validation").
 * @throws LaunchError
 */
export async function verifyToken(
  tool: Pick<Tool, 'platformKeySets' | 'clock'>,
  idToken: string,
  registration: RegistrationRow,
  nonce: string,
): Promise<JWTPayload> {
  if (idToken.length > sizeLimit) throw new LaunchError('token-too-large', { detail: `${idToken.length} bytes` });
  const key = await keyOf(tool, idToken, registration);
  const claims = await verified(idToken, key, registration, tool.clock());
  checkAuthorizedParty(claims, registration.client_id);
  if (claims['nonce'] !== nonce) throw new LaunchError('nonce-wrong');
  return claims;
}

async function keyOf(
  { platformKeySets }: Pick<Tool, 'platformKeySets'>,
  idToken: string,
  registration: RegistrationRow,
): Promise<CryptoKey> {
  const { alg, kid } = headerOf(idToken);
  if (alg !== 'RS256') throw new LaunchError('token-algorithm', { detail: `alg ${String(alg).slice(0, 20)}` });
  if (typeof kid !== 'string' || kid === '') throw new LaunchError('token-kid');
  const found = await platformKeySets.find(registration.jwks_url, kid);
  if (found.kind === 'key') return found.key;
  if (found.kind === 'weak') throw new LaunchError('key-weak', { detail: `${found.bits} bits` });
  if (found.kind === 'unknown') throw new LaunchError('key-unknown', { detail: `kid ${kid.slice(0, 100)}` });
  throw new LaunchError('platform-keys-away', { cause: found.cause, detail: (found.cause as Error)?.message });
}

function headerOf(idToken: string) {
  try {
    return decodeProtectedHeader(idToken);
  } catch (cause) {
    throw new LaunchError('token-garbled', { cause });
  }
}

async function verified(idToken: string, key: CryptoKey, registration: RegistrationRow, now: number) {
  try {
    const { payload } = await jwtVerify(idToken, key, {
      algorithms: ['RS256'],
      issuer: registration.issuer,
      audience: registration.client_id,
      requiredClaims: ['iss', 'aud', 'exp', 'iat'],
      maxTokenAge: ageLimitSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    throw refusalOf(error, now);
  }
}

function refusalOf(error: unknown, now: number): unknown {
  if (error instanceof errors.JWSSignatureVerificationFailed) return new LaunchError('token-signature');
  if (error instanceof errors.JWTExpired) {
    return new LaunchError('token-expired', { detail: clockDetail(error.payload, now) });
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return new LaunchError('token-issuer');
    if (error.claim === 'aud') return new LaunchError('token-audience');
    if (error.reason !== 'check_failed') return new LaunchError('token-times', { detail: error.claim });
    return new LaunchError('token-early', { detail: clockDetail(error.payload, now) });
  }
  return error instanceof errors.JOSEError ? new LaunchError('token-garbled', { cause: error }) : error;
}

/** Both clocks, for whoever has to find out which one is wrong. */
function clockDetail({ iat, exp }: JWTPayload, now: number): string {
  const seconds = Math.floor(now / 1000);
  return `iat ${iat}, exp ${exp}, clock of Tend ${seconds}, tolerance ${toleranceSeconds} s, age at most ${ageLimitSeconds} s`;
}

/** OpenID Connect Core, 3.1.3.7, rules 4 and 5: several audiences need an authorized party, and it must be us. */
function checkAuthorizedParty({ aud, azp }: JWTPayload, clientId: string): void {
  if (azp === undefined || azp === null) {
    if (Array.isArray(aud) && aud.length > 1) throw new LaunchError('token-audience', { detail: 'azp is missing' });
  } else if (azp !== clientId) {
    throw new LaunchError('token-audience', { detail: 'azp is another client' });
  }
}
