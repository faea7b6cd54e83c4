import { addRegistration, type RegistrationView } from '../../lti-server/platform/registrations.ts';
import type { Tool } from '../../lti-server/tool.ts';
import type { RegisteredTool } from '../platform/registered-tool.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { tendRegistration } from '../platform/start-campus.ts';

/** Tells the platform of the tool, and the tool of the platform, as two administrators with a page of values would. */
export async function connectByHand(
  tool: Tool,
  platform: RunningPlatform,
): Promise<{ registered: RegisteredTool; registration: RegistrationView }> {
  const { clientId: _made, ...tend } = tendRegistration(tool.configuration.url, '');
  const registered = platform.addTool(tend);
  const registration = await addRegistration(tool.db, readPlatform(platform, registered), tool.clock());
  return { registered, registration };
}

/** What the operator of Tend types in. */
export function readPlatform(platform: RunningPlatform, { clientId, deploymentId }: RegisteredTool) {
  const { profile } = platform.state;
  const { audience } = profile.token;
  return {
    name: profile.name,
    issuer: platform.issuer,
    clientId,
    authUrl: platform.authUrl,
    tokenUrl: platform.tokenUrl,
    jwksUrl: platform.jwksUrl,
    ...(audience.startsWith('https:') && { audience }),
    deploymentIds: [deploymentId],
    allowAnonymous: false,
  };
}
