import * as z from 'zod';
import { scopes } from './registered-tool.ts';

/** A registration that the platform refuses, in its own words. */
export class RegistrationRefusal extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.name = 'RegistrationRefusal';
    this.status = status;
  }
}

const toolMember = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const filled = z.string().min(1);

const toolConfiguration = z.looseObject({
  response_types: z.array(z.string()).refine((types) => types.includes('id_token')),
  initiate_login_uri: filled,
  redirect_uris: z.array(filled).min(1),
  client_name: filled,
  jwks_uri: filled,
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  scope: z.string().optional(),
  application_type: z.string().optional(),
  grant_types: z.array(z.string()).optional(),
  [toolMember]: z.looseObject({
    domain: filled,
    target_link_uri: z.url().optional(),
    claims: z.array(z.string()).optional(),
    custom_parameters: z.record(z.string(), z.string()).optional(),
    messages: z
      .array(
        z.looseObject({ type: filled, target_link_uri: z.url().optional(), placements: z.array(filled).optional() }),
      )
      .optional(),
  }),
});

export type ToolConfiguration = z.infer<typeof toolConfiguration>;

/**
 * Reads what a tool says of itself. Moodle names the first thing that is missing, empty ones too, as plain text, and
 * wants the domain to be that of the target, port included; Canvas wants more of OpenID and knows its scopes.
 */
export function checkToolConfiguration(body: unknown, style: 'moodle' | 'canvas' | 'plain'): ToolConfiguration {
  const read = toolConfiguration.safeParse(parse(body));
  if (!read.success) {
    const member = read.error.issues[0]?.path.filter((part) => part !== toolMember)[0] ?? 'body';
    throw new RegistrationRefusal(
      400,
      style === 'moodle' ? `missing_${String(member)}` : `${String(member)} is invalid`,
    );
  }
  const { domain, target_link_uri: target } = read.data[toolMember];
  if (style === 'moodle' && target && bare(new URL(target).host) !== bare(domain)) {
    throw new RegistrationRefusal(400, 'domain_targetlinkuri_mismatch');
  }
  if (style === 'canvas') checkForCanvas(read.data);
  return read.data;
}

function checkForCanvas({ grant_types = [], application_type, scope }: ToolConfiguration): void {
  const refuse = (reason: string) => {
    throw new RegistrationRefusal(422, reason);
  };
  if (!grant_types.includes('client_credentials') || !grant_types.includes('implicit')) refuse('grant_types');
  if (application_type !== 'web') refuse('application_type');
  if (scope === undefined) return refuse('scope');
  const known = new Set<string>(['openid', ...Object.values(scopes)]);
  const unknown = scope.split(' ').filter((one) => one !== '' && !known.has(one));
  if (unknown.length > 0) refuse(`Invalid scopes: ${unknown.join(', ')}`);
}

function parse(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return null;
  }
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
