import { runTransaction } from '../database/run-transaction.ts';
import { insertRegistration, RegistrationExistsError, type RegistrationView } from '../platform/registrations.ts';
import type { AllowedHosts } from '../platform/check-platform-url.ts';
import type { Tool } from '../tool.ts';
import { askPlatform } from './ask-platform.ts';
import { audienceOf, checkBelonging } from './check-belonging.ts';
import { checkAddress, parsePlatformConfiguration, type PlatformConfiguration } from './platform-configuration.ts';
import type { RegisterRequest } from './register-request.ts';
import { RegisteringError } from './registering-error.ts';
import { type RegistrationAnswer, parseRegistrationAnswer } from './registration-answer.ts';
import { findSetupLink, type Lms, takeSetupLink } from './setup-link.ts';
import { buildToolRegistration, scopesToAsk } from './tool-registration.ts';

export interface RegisteredPlatform {
  lms: Lms;
  /** Whose page shows what came of it. */
  configurationUrl: URL;
  registration: RegistrationView;
  deploymentId: string | null;
  /** The services that Tend asked for. */
  scopes: readonly string[];
}

/**
 * Dynamic registration (LTI Dynamic Registration 1.0): reads what the platform says of itself, tells it what the tool
 * is, and keeps the result, which waits for the operator. The setup link is used up by success alone.
 * @throws RegisteringError
 */
export async function registerPlatform(tool: Tool, request: RegisterRequest): Promise<RegisteredPlatform> {
  const { configuration } = tool;
  const lms = await findSetupLink(tool, request.setup);
  if (!lms) throw new RegisteringError('link-unknown');
  const configurationUrl = checkAddress(request.openid_configuration, 'openid_configuration', configuration);
  const token = request.registration_token ?? '';
  const agreed = await agreeWithPlatform(configuration, { lms, configurationUrl, token });
  const { platform, answer } = agreed;
  const registration = await keep(tool, request.setup, { ...agreed, configurationUrl });
  return { lms, configurationUrl, registration, deploymentId: answer.deploymentId, scopes: scopesToAsk(platform) };
}

interface Agreement {
  platform: PlatformConfiguration;
  answer: RegistrationAnswer;
  audience: string | null;
}

/**
 * The two requests of a registration, and every check of what they bring; nothing is kept.
 * @throws RegisteringError
 */
export async function agreeWithPlatform(
  configuration: AllowedHosts & { url: string },
  { lms, configurationUrl, token }: { lms: Lms; configurationUrl: URL; token: string },
): Promise<Agreement> {
  const json = await askPlatform(configuration, configurationUrl.href, { token });
  const platform = parsePlatformConfiguration(json, configuration);
  checkFamily(lms, platform);
  checkBelonging(lms, configurationUrl, platform);
  const audience = audienceOf(lms, platform);
  const answer = parseRegistrationAnswer(
    await askPlatform(configuration, platform.registrationUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(buildToolRegistration(configuration.url, lms, platform)),
      token,
    }),
  );
  return { platform, answer, audience };
}

/** The operator named the platform that may come; others, and those that say nothing, are taken as they are. */
function checkFamily(lms: Lms, { family }: PlatformConfiguration): void {
  if ((lms === 'moodle' || lms === 'canvas') && family !== null && family !== lms) {
    throw new RegisteringError('lms-other', `product_family_code is not ${lms}`);
  }
}

async function keep(
  tool: Tool,
  setup: string,
  { platform, answer, audience, configurationUrl }: Agreement & { configurationUrl: URL },
): Promise<RegistrationView> {
  const now = tool.clock();
  const input = {
    name: platform.accountName ?? configurationUrl.host,
    issuer: platform.issuer,
    clientId: answer.clientId,
    authUrl: platform.authUrl,
    tokenUrl: platform.tokenUrl,
    jwksUrl: platform.jwksUrl,
    ...(audience === null ? {} : { audience }),
    deploymentIds: answer.deploymentId === null ? [] : [answer.deploymentId],
    allowAnonymous: false,
  };
  try {
    return await runTransaction(tool.db, async (trx) => {
      if (!(await takeSetupLink(trx, setup, now))) throw new RegisteringError('link-unknown');
      return insertRegistration(trx, input, { status: 'pending', now });
    });
  } catch (error) {
    if (error instanceof RegistrationExistsError) throw new RegisteringError('exists', null, { cause: error });
    throw error;
  }
}
