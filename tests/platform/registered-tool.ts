import * as z from 'zod';
import type { Profile } from './profile.ts';

export const scopes = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  resultReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  membershipReadonly: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

/** What the platform is told of a tool, by hand or through the control endpoint. Missing ids are made up. */
export const toolRegistration = z.object({
  clientId: z.string().min(1).optional(),
  /** One tool type = one deployment: Moodle's type id, a number as text. */
  deploymentId: z.string().min(1).optional(),
  name: z.string().min(1).default('Tend'),
  loginUrl: z.url(),
  redirectUris: z.array(z.url()).min(1),
  jwksUrl: z.url(),
  /** Where launches go; the first redirect URI unless named. */
  toolUrl: z.url().optional(),
  deepLinkingUrl: z.url().optional(),
  /** Host with port. */
  domain: z.string().optional(),
  scopes: z.array(z.string()).default(Object.values(scopes)),
  /** What of people the tool may know. */
  privacy: z.enum(['public', 'name_only', 'email_only', 'anonymous']).default('public'),
});

export type ToolRegistration = z.input<typeof toolRegistration>;

export interface RegisteredTool {
  readonly clientId: string;
  readonly deploymentId: string;
  readonly name: string;
  readonly loginUrl: string;
  readonly redirectUris: readonly string[];
  readonly jwksUrl: string;
  readonly toolUrl: string;
  readonly deepLinkingUrl: string;
  readonly domain: string;
  /** What an administrator permits; may shrink while a tool runs. */
  scopes: readonly string[];
  privacy: 'public' | 'name_only' | 'email_only' | 'anonymous';
  /** A tool that registered itself may have to wait until an administrator switches it on. */
  isActive: boolean;
}

/**
 * Registers a tool, in place of an earlier one with the same client id. Without a deployment id it gets the next number.
 * Throws a ZodError that names each bad member.
 */
export function addTool(tools: RegisteredTool[], registration: unknown, ids: Profile['ids']): RegisteredTool {
  const read = toolRegistration.parse(registration);
  const known = tools.findIndex((one) => one.clientId === read.clientId);
  const tool = completeRegistration(read, {
    deploymentId: tools[known]?.deploymentId ?? ids.deployment(tools.length + 1),
    clientId: read.clientId ?? ids.client(tools.length + 1),
  });
  if (known >= 0) tools.splice(known, 1, tool);
  else tools.push(tool);
  return tool;
}

function completeRegistration(
  tool: z.output<typeof toolRegistration>,
  given: { deploymentId: string; clientId: string },
): RegisteredTool {
  const [firstRedirectUri = ''] = tool.redirectUris;
  const toolUrl = tool.toolUrl ?? firstRedirectUri;
  return {
    clientId: given.clientId,
    deploymentId: tool.deploymentId ?? given.deploymentId,
    name: tool.name,
    loginUrl: tool.loginUrl,
    redirectUris: tool.redirectUris,
    jwksUrl: tool.jwksUrl,
    toolUrl,
    deepLinkingUrl: tool.deepLinkingUrl ?? toolUrl,
    domain: tool.domain ?? new URL(toolUrl).host,
    scopes: tool.scopes,
    privacy: tool.privacy,
    isActive: true,
  };
}
