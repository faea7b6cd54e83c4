import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { isOwnAddress } from './answer-login.ts';
import { canvasOf } from './canvas-place.ts';
import { claim, claimsSchema, type Claims } from './claims.ts';
import { LaunchError } from './launch-error.ts';
import { launchSchema, type DeepLinking, type Launch } from './launch.ts';
import { isTestUser, roleOf } from './roles.ts';
import { tidyClaims } from './tidy-claims.ts';

const messageTypeSchema = launchSchema.shape.messageType;

/**
 * Reads the claims of a verified id_token into our own words; the only reader of claim addresses.
 * @throws LaunchError naming the claim that is missing or wrong.
 */
export function parseLaunch(
  payload: unknown,
  registration: RegistrationRow,
  tool: Pick<Tool, 'configuration'>,
): Launch {
  const tidied = tidyClaims(payload) as Record<string, unknown>;
  const messageType = messageTypeSchema.safeParse(tidied[claim.messageType]);
  if (!messageType.success) throw new LaunchError('message-type', { detail: claim.messageType });
  if (tidied[claim.version] !== '1.3.0') throw new LaunchError('version', { detail: claim.version });
  const claims = readClaims(tidied);

  const target = claims[claim.targetLinkUri];
  if (target !== undefined && !isOwnAddress(target, tool)) {
    throw new LaunchError('target-foreign', { detail: claim.targetLinkUri });
  }
  if (claims.sub === undefined && registration.allow_anonymous === 0)
    throw new LaunchError('anonymous', { detail: 'sub' });
  const { lineitem, lineitems, scope } = claims[claim.lineItems] ?? {};
  const custom = claims[claim.custom] ?? {};
  const context = claims[claim.context];
  return {
    registrationId: registration.id,
    deploymentId: claims[claim.deploymentId],
    messageType: messageType.data,
    sub: claims.sub ?? null,
    role: roleOf(claims[claim.roles]),
    isTestUser: isTestUser(claims[claim.roles]),
    person: { name: nameOf(claims) },
    context: context ? { id: context.id, title: context.title ?? null, label: context.label ?? null } : null,
    resourceLink: resourceLinkOf(claims, messageType.data),
    moduleId: customText(custom, 'module_id'),
    page: customText(custom, 'page'),
    lineItems:
      scope === undefined ? null : { lineItemUrl: lineitem ?? null, lineItemsUrl: lineitems ?? null, scopes: scope },
    membershipsUrl: claims[claim.memberships]?.context_memberships_url ?? null,
    deepLinking: messageType.data === 'LtiDeepLinkingRequest' ? deepLinkingOf(claims) : null,
    reviewSub: messageType.data === 'LtiSubmissionReviewRequest' ? reviewSubOf(claims) : null,
    returnUrl: claims[claim.presentation]?.return_url ?? null,
    locale: claims[claim.presentation]?.locale ?? claims.locale ?? null,
    platformFamily: claims[claim.platform]?.product_family_code ?? null,
    canvas: canvasOf(custom),
  };
}

function readClaims(tidied: unknown): Claims {
  const parsed = claimsSchema.safeParse(tidied);
  if (parsed.success) return parsed.data;
  throw new LaunchError('claims-missing', { detail: parsed.error.issues[0]?.path.join('.') ?? 'no claims' });
}

function nameOf({ name, given_name, family_name }: Claims): string | null {
  return name ?? ([given_name, family_name].filter(Boolean).join(' ') || null);
}

/**
 * LTI 1.3, 5.3.5 "Resource link claim": required with its message. Canvas gives launches without a link the id of the
 * context, the same for every placement.
 */
function resourceLinkOf(claims: Claims, messageType: Launch['messageType']): Launch['resourceLink'] {
  const link = claims[claim.resourceLink];
  if (!link) {
    if (messageType === 'LtiDeepLinkingRequest') return null;
    throw new LaunchError('claims-missing', { detail: `${claim.resourceLink}.id` });
  }
  const placement = claims[claim.canvasPlacement];
  const isContext = placement !== undefined && link.id === claims[claim.context]?.id;
  return { id: isContext ? `${link.id}:${placement}` : link.id, title: link.title ?? null };
}

/** Deep Linking 2.0, 4.4.1 "Deep linking settings". */
function deepLinkingOf(claims: Claims): DeepLinking {
  const settings = claims[claim.deepLinking];
  if (!settings?.deep_link_return_url) {
    throw new LaunchError('claims-missing', { detail: `${claim.deepLinking}.deep_link_return_url` });
  }
  return {
    returnUrl: settings.deep_link_return_url,
    acceptTypes: settings.accept_types,
    acceptMultiple: settings.accept_multiple,
    acceptLineItem: settings.accept_lineitem ?? null,
    data: settings.data ?? null,
    title: settings.title ?? null,
    text: settings.text ?? null,
  };
}

/** Submission Review 1.0, 4.2 "for_user". */
function reviewSubOf(claims: Claims): string {
  const forUser = claims[claim.forUser];
  if (!forUser) throw new LaunchError('claims-missing', { detail: `${claim.forUser}.user_id` });
  return forUser.user_id;
}

function customText(custom: Record<string, unknown>, name: string): string | null {
  const value = custom[name];
  // It is looked up, and PostgreSQL looks nothing up that has a NUL in it.
  return typeof value === 'string' && value !== '' ? value.replaceAll('\0', ' ').slice(0, 200) : null;
}
