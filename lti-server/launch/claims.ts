import * as z from 'zod';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

/** Claim addresses (LTI 1.3, 5.3 and 5.4; AGS 2.0, 3.1; NRPS 2.0, 3.6.1.1; Deep Linking 2.0, 4.4). */
export const claim = {
  messageType: `${lti}message_type`,
  version: `${lti}version`,
  deploymentId: `${lti}deployment_id`,
  targetLinkUri: `${lti}target_link_uri`,
  roles: `${lti}roles`,
  resourceLink: `${lti}resource_link`,
  context: `${lti}context`,
  custom: `${lti}custom`,
  presentation: `${lti}launch_presentation`,
  platform: `${lti}tool_platform`,
  forUser: `${lti}for_user`,
  lineItems: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  deepLinking: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  canvasPlacement: 'https://www.instructure.com/placement',
} as const;

/**
 * Some platforms write numbers; an id is text, at most 255 characters, without control characters. Half characters (lone
 * surrogates) are refused too: a database writes them all alike, so two people would become one.
 */
const id = z.union([z.string(), z.int().transform(String)]).pipe(
  z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
);

/** Text to show: on one line, without control characters (PostgreSQL refuses NUL), cut rather than refused. */
const text = (longest: number) =>
  z
    .string()
    .transform(
      (value) =>
        value
          .replace(/\p{Cc}+/gu, ' ')
          .trim()
          .slice(0, longest) || undefined,
    )
    .optional()
    .catch(undefined);

/** An address that may be linked to or posted to; others (`javascript:`, control characters) count as absent. */
const url = z
  .string()
  .max(2048)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
  .refine((value) => /^ *https?:/i.test(value) && URL.canParse(value))
  .optional()
  .catch(undefined);

const texts = z
  .array(z.unknown())
  .transform((values) => values.filter((value) => typeof value === 'string'))
  .catch([]);

/** A part that may be missing or malformed without harm. */
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Everything that any launch may say; unknown claims are ignored. */
export const claimsSchema = z.object({
  sub: id.optional(),
  [claim.deploymentId]: id,
  [claim.targetLinkUri]: z.string().max(2048).optional(),
  /** Missing is an error, empty is not; unknown and malformed ones give no rights. */
  [claim.roles]: z.array(z.unknown()).transform((roles) => roles.filter((role) => typeof role === 'string')),
  [claim.resourceLink]: z.object({ id, title: text(500) }).optional(),
  [claim.context]: lenient(z.object({ id, title: text(500), label: text(200) })),
  [claim.custom]: lenient(z.record(z.string(), z.unknown())),
  [claim.presentation]: lenient(z.object({ locale: text(35), return_url: url })),
  [claim.platform]: lenient(z.object({ product_family_code: text(100) })),
  [claim.forUser]: lenient(z.object({ user_id: id })),
  [claim.lineItems]: lenient(z.object({ lineitem: url, lineitems: url, scope: texts })),
  [claim.memberships]: lenient(z.object({ context_memberships_url: url })),
  [claim.deepLinking]: z
    .object({
      deep_link_return_url: url,
      accept_types: texts,
      accept_multiple: z.boolean().catch(false),
      accept_lineitem: z.boolean().nullish().catch(null),
      data: z.string().optional(),
      title: text(500),
      text: text(2000),
    })
    .optional(),
  [claim.canvasPlacement]: text(100),
  name: text(200),
  given_name: text(100),
  family_name: text(100),
  locale: text(35),
});
export type Claims = z.infer<typeof claimsSchema>;
