import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { checkDeployments } from './check-deployments.ts';
import { checkKeySet } from './check-key-set.ts';
import { checkTokens } from './check-tokens.ts';
import { checkPlatformUrl, PlatformUrlError } from './check-platform-url.ts';
import { plain, said, type Finding } from './finding.ts';
import { isLoopbackHost } from '../configuration/loopback.ts';

/** Tries what launches, scores and lists of participants will need of a registered platform, one thing after another. */
export async function checkConnection(tool: Tool, registration: RegistrationRow): Promise<Finding[]> {
  const addresses = checkAddresses(tool, registration);
  const findings = [checkStatus(registration), ...addresses, ...checkOwnAddress(tool, registration)];
  if (addresses.every(({ state }) => state === 'ok')) {
    findings.push(...(await checkKeySet(tool, registration)), ...(await checkTokens(tool, registration)));
  }
  return [...findings, ...(await checkDeployments(tool, registration))];
}

function checkStatus({ status, id }: RegistrationRow): Finding {
  return {
    what: said('what.registration'),
    state: status === 'active' ? 'ok' : 'fail',
    found: said(`status.${status}`),
    change: status === 'active' ? null : said('status.change', { id }),
  };
}

function checkAddresses({ configuration }: Tool, registration: RegistrationRow): Finding[] {
  const named = [
    ['auth', registration.auth_url],
    ['token', registration.token_url],
    ['jwks', registration.jwks_url],
  ] as const;
  return named.map(([name, url]): Finding => {
    const what = said(`what.${name}`);
    try {
      checkPlatformUrl(url, configuration);
      return { what, state: 'ok', found: plain(url), change: null };
    } catch (error) {
      if (!(error instanceof PlatformUrlError)) throw error;
      return { what, state: 'fail', found: plain(url), change: error.said };
    }
  });
}

/** A platform elsewhere cannot fetch the tool's keys from this machine's own name. */
function checkOwnAddress({ configuration }: Tool, { jwks_url }: RegistrationRow): Finding[] {
  if (!configuration.isLoopback || isLoopbackHost(new URL(jwks_url).hostname)) return [];
  return [
    {
      what: said('what.own'),
      state: 'fail',
      found: plain(configuration.url),
      change: said('own.change'),
    },
  ];
}
