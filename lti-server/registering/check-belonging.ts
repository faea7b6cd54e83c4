import { getDomain } from 'tldts';
import type { PlatformConfiguration } from './platform-configuration.ts';
import { RegisteringError } from './registering-error.ts';
import type { Lms } from './setup-link.ts';

const hostedCanvas = /(^|\.)(instructure|canvaslms)\.com$/;
/** All institutions of hosted Canvas share these. */
const hostedCanvasIssuer = /^https:\/\/canvas\.((beta|test)\.)?instructure\.com$/;
/** Brightspace gives out tokens in one place for every institution, whatever the institution's own address. */
const brightspaceTokenHost = 'auth.brightspace.com';

/**
 * Whether a configuration speaks of the platform that it was read from. Whoever could claim the issuer of another
 * platform, or mix its addresses with their own, would sign launches in its name or collect our signed assertions:
 * - hosted Canvas: one of its known issuers, and every address on its two domains;
 * - Moodle: everything below the issuer, which is the site's address and may have a path;
 * - others: the issuer has the configuration's origin, and the rest lies on the same origin or at least on the same
 *   registrable domain (by the public suffix list, so that two customers of one hoster are two).
 * @throws RegisteringError naming the member that does not belong.
 */
export function checkBelonging(lms: Lms, address: URL, configuration: PlatformConfiguration): void {
  const { issuer, authUrl, tokenUrl, jwksUrl, registrationUrl } = configuration;
  const others = [
    ['authorization_endpoint', new URL(authUrl)],
    ['token_endpoint', new URL(tokenUrl)],
    ['jwks_uri', new URL(jwksUrl)],
    ['registration_endpoint', new URL(registrationUrl)],
  ] as const;
  const isHostedCanvas = [address, new URL(issuer), ...others.map(([, url]) => url)].some(isOnHostedCanvas);
  if (isHostedCanvas) {
    if (!isOnHostedCanvas(address)) throw foreign('openid_configuration', address);
    if (!hostedCanvasIssuer.test(issuer)) throw foreign('issuer', new URL(issuer));
  } else if (lms === 'moodle') {
    if (!isBelow(issuer, address)) throw foreign('issuer', new URL(issuer));
  } else if (new URL(issuer).origin !== address.origin) throw foreign('issuer', new URL(issuer));

  for (const [member, url] of others) {
    const isOurs =
      (isHostedCanvas && isOnHostedCanvas(url)) ||
      (!isHostedCanvas && lms === 'moodle' && isBelow(issuer, url)) ||
      (!isHostedCanvas && lms !== 'moodle' && isSameSite(url, address)) ||
      (lms === 'brightspace' && member === 'token_endpoint' && url.origin === `https://${brightspaceTokenHost}`);
    if (!isOurs) throw foreign(member, url);
  }
}

/** The `aud` to ask tokens with; null means the token address. @throws RegisteringError when it is somebody else's. */
export function audienceOf(lms: Lms, configuration: PlatformConfiguration): string | null {
  // Canvas names a bare host there and wants its token address; Moodle does not look.
  if (lms === 'canvas' || lms === 'moodle') return null;
  const named = configuration.authorizationServer;
  if (lms === 'brightspace' && new URL(configuration.tokenUrl).hostname === brightspaceTokenHost) {
    return 'https://api.brightspace.com/auth/token';
  }
  if (named === null || !URL.canParse(named)) return null;
  // An assertion for another platform's audience would open that platform to whoever we send it to.
  if (!isSameSite(new URL(named), new URL(configuration.tokenUrl))) {
    throw foreign('authorization_server', new URL(named));
  }
  return named;
}

function isOnHostedCanvas(url: URL): boolean {
  return hostedCanvas.test(url.hostname);
}

function isBelow(issuer: string, url: URL): boolean {
  return `${url.origin}${url.pathname}`.startsWith(`${issuer.replace(/\/$/, '')}/`);
}

function isSameSite(one: URL, other: URL): boolean {
  if (one.origin === other.origin) return true;
  const domain = getDomain(one.hostname, { allowPrivateDomains: true });
  return domain !== null && domain === getDomain(other.hostname, { allowPrivateDomains: true });
}

function foreign(member: string, url: URL): RegisteringError {
  return new RegisteringError('configuration-foreign', `${member}: ${url.host}`);
}
