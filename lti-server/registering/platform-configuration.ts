import * as z from 'zod';
import { checkPlatformUrl, PlatformUrlError, type AllowedHosts } from '../platform/check-platform-url.ts';
import { RegisteringError } from './registering-error.ts';

const platformMember = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
/** Text that any database can hold. */
const storableText = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const address = storableText(2048).min(1);

/** What a platform says of itself (LTI Dynamic Registration 1.0, 3.4 "Platform configuration"). */
const platformConfigurationSchema = z.object({
  issuer: address,
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  registration_endpoint: address,
  authorization_server: storableText(2048).nullish(),
  scopes_supported: z.array(storableText(255)).max(200).nullish(),
  [platformMember]: z
    .object({
      product_family_code: storableText(255).nullish(),
      messages_supported: z
        .array(z.object({ type: storableText(255) }))
        .max(100)
        .nullish(),
      'https://canvas.instructure.com/lti/account_name': z
        .string()
        .max(255)
        .transform((name) => name.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').trim())
        .nullish(),
    })
    .nullish(),
});

export interface PlatformConfiguration {
  issuer: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  registrationUrl: string;
  /** `aud` of the tool's token requests, when the platform names one. */
  authorizationServer: string | null;
  scopes: readonly string[];
  messages: readonly string[];
  /** `moodle`, `canvas` …; null when it is not told. */
  family: string | null;
  /** What the institution calls itself, where the platform tells. */
  accountName: string | null;
}

const addressMembers = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'registration_endpoint',
] as const;

/**
 * Reads a platform's configuration; each of its addresses is one that the tool may talk to.
 * @throws RegisteringError naming the member that is missing or wrong.
 */
export function parsePlatformConfiguration(json: unknown, allowed: AllowedHosts): PlatformConfiguration {
  const parsed = platformConfigurationSchema.safeParse(json);
  if (!parsed.success) {
    throw new RegisteringError('configuration-unreadable', parsed.error.issues[0]?.path.join('.') || 'no JSON object');
  }
  const found = parsed.data;
  for (const member of addressMembers) checkAddress(found[member], member, allowed);
  const platform = found[platformMember];
  return {
    issuer: found.issuer,
    authUrl: found.authorization_endpoint,
    tokenUrl: found.token_endpoint,
    jwksUrl: found.jwks_uri,
    registrationUrl: found.registration_endpoint,
    authorizationServer: found.authorization_server || null,
    scopes: found.scopes_supported ?? [],
    messages: (platform?.messages_supported ?? []).map(({ type }) => type),
    family: platform?.product_family_code || null,
    accountName: platform?.['https://canvas.instructure.com/lti/account_name'] || null,
  };
}

/** @throws RegisteringError with the member's name: an address may carry a secret in its query. */
export function checkAddress(text: string, member: string, allowed: AllowedHosts): URL {
  try {
    return checkPlatformUrl(text, allowed);
  } catch (error) {
    if (!(error instanceof PlatformUrlError)) throw error;
    const host = URL.canParse(text) ? `: ${new URL(text).host}` : '';
    throw new RegisteringError('address-refused', `${member}${host}`, { cause: error });
  }
}
