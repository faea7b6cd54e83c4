import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { checkDeployments } from './check-deployments.ts';
import { checkKeySet } from './check-key-set.ts';
import { checkTokens } from './check-tokens.ts';
import { checkPlatformUrl, PlatformUrlError } from './check-platform-url.ts';
import { isLoopbackHost } from '../configuration/loopback.ts';

/** One thing that was looked at. */
export interface Finding {
  what: string;
  state: 'ok' | 'warn' | 'fail';
  found: string;
  /** What an operator or a platform's administrator has to change; null when all is well. */
  change: string | null;
}

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
    what: 'registration',
    state: status === 'active' ? 'ok' : 'fail',
    found: status,
    change: status === 'active' ? null : `allow its launches: tend registration activate ${id}`,
  };
}

function checkAddresses({ configuration }: Tool, registration: RegistrationRow): Finding[] {
  const named = [
    ['authentication address', registration.auth_url],
    ['token address', registration.token_url],
    ['key set address', registration.jwks_url],
  ] as const;
  return named.map(([what, url]): Finding => {
    try {
      checkPlatformUrl(url, configuration);
      return { what, state: 'ok', found: url, change: null };
    } catch (error) {
      if (!(error instanceof PlatformUrlError)) throw error;
      return { what, state: 'fail', found: url, change: error.message };
    }
  });
}

/** A platform elsewhere cannot fetch the tool's keys from this machine's own name. */
function checkOwnAddress({ configuration }: Tool, { jwks_url }: RegistrationRow): Finding[] {
  if (!configuration.isLoopback || isLoopbackHost(new URL(jwks_url).hostname)) return [];
  return [
    {
      what: 'address of the tool',
      state: 'fail',
      found: configuration.url,
      change: 'the platform cannot reach it: set TEND_URL to the public address of the tool, and agree on it anew',
    },
  ];
}
